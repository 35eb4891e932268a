import { findOrganisation } from '../../db/queries/organisation';
import { findSchemeRecord } from '../../db/queries/schemeRecord';
import { addSchemeRecord, answerSchemeRecord, type RecordAct } from '../../db/queries/schemeRecordAct';
import { canRead } from '../access';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { RecordBody } from './schemas';

const SCHEME = 'GE';
/** Addressees are those whom the evaluation concerns; basis and readings belong to the scheme as a whole. */
const RULES = { ADDRESSEE: 'GE-OBJ-1', BASIS: 'GE-WAY-1', INTERPRETATION: 'AMB-GE-9' } as const;

/**
 * Keeps a record of the scheme; a paper with several addressees is one record for each, so that each signs for itself.
 * A repeated request adds nothing. Unknown organisations refuse the whole request.
 */
export async function addEvaluationRecord(
  ctx: AppContext,
  viewer: Viewer,
  body: RecordBody,
  key: string,
): Promise<{ ids: string[] }> {
  if (!isEvaluationOrganiser(viewer)) throw forbidden();
  const to = body.kind === 'ADDRESSEE' ? [...new Set(body.organisationIds)] : [null];
  for (const organisationId of to) {
    if (organisationId !== null && !(await findOrganisation(ctx.db, organisationId))) {
      throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
        field: 'organisationIds',
      });
    }
  }
  const fingerprint = fingerprintOf(viewer.accountId, 'addRecord', SCHEME, body);
  const act = actOf(viewer, RULES[body.kind], key, fingerprint);
  const ids: string[] = [];
  for (const organisationId of to) {
    const id = derivedId('evaluationRecord', viewer.accountId, key, organisationId ?? '');
    const outcome = await addSchemeRecord(
      ctx.db,
      {
        id,
        schemeCode: SCHEME,
        kind: body.kind,
        title: body.title,
        body: body.kind === 'ADDRESSEE' ? '' : body.body,
        details: {},
        heldOn: body.heldOn,
        organisationId,
        termId: null,
        officeOrganisationId: viewer.organisation!.id,
        createdBy: viewer.accountId,
        createdRole: 'ORGANISER',
      },
      [],
      { kind: 'RECORD_ADDED', to: [] },
      act,
    );
    if (outcome === 'KEY_REUSED') throw keyReused();
    ids.push(id);
  }
  return { ids };
}

/** Signs for a paper: the addressee itself, or the organiser for a receipt that came on paper. Once. */
export async function signReceipt(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  note: string,
  key: string,
): Promise<{ id: string }> {
  const record = await findSchemeRecord(ctx.db, id);
  if (!record || record.schemeCode !== SCHEME || !canRead(viewer, 'evaluationRecord', record)) {
    throw notFound('该记录');
  }
  const own = record.organisationId !== null && record.organisationId === viewer.organisation?.id;
  if (!own && !isEvaluationOrganiser(viewer)) throw forbidden();
  if (record.kind !== 'ADDRESSEE') {
    throw new ProblemError(409, 'RECORD_NOT_ANSWERED', '这类记录不需要签收。', { ruleId: RULES.ADDRESSEE });
  }
  const fingerprint = fingerprintOf(viewer.accountId, 'answerRecord', id, { note });
  const act = actOf(viewer, RULES.ADDRESSEE, key, fingerprint);
  const outcome = await answerSchemeRecord(
    ctx.db,
    id,
    note,
    { kind: 'RECORD_ANSWERED', to: [{ accountId: record.createdBy }] },
    act,
  );
  if (outcome === 'KEY_REUSED') throw keyReused();
  if (outcome === 'ANSWERED') throw new ProblemError(409, 'RECORD_ANSWERED', '该文件已经签收。');
  return { id };
}

function actOf(viewer: Viewer, ruleId: string, key: string, fingerprint: string): RecordAct {
  return {
    at: new Date().toISOString(),
    actorAccountId: viewer.accountId,
    role: viewer.roles[0]!,
    organisationId: viewer.organisation?.id ?? null,
    ruleId,
    key,
    fingerprint,
  };
}
