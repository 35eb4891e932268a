import { findSchemeInForce } from '../../db/queries/officerParameters';
import { findOrganisation } from '../../db/queries/organisation';
import {
  addSchemeRecord,
  answerSchemeRecord,
  findSchemeRecord,
  type RecordAct,
  type RecordNotice,
  type RecordOutcome,
} from '../../db/queries/schemeRecordAct';
import { findTermRow, organsOfScheme } from '../../db/queries/termDesk';
import type { Role } from '../../workflows/rules/actor';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import type { Refused } from '../../workflows/rules/decision';
import { decidingOrgans, OFFICE_ORGANS } from '../../workflows/rules/officer-term/organs';
import {
  checkAnswer,
  checkRecord,
  type RecordKind,
  type RecordParty,
  recordRule,
  recordRuleId,
} from '../../workflows/rules/officer-term/records';
import { canRead, readable } from '../access';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { forbidden, notFound, ProblemError } from '../errors';
import { checkFiles, linksTo } from '../officer-term/files';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { RecordBody } from './recordSchemas';

interface Part {
  party: RecordParty | 'DECIDERS';
  role: Role;
}

/** Puts down a small record; its kind decides who may. A repeated request has no second effect. */
export async function addRecord(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  body: RecordBody,
  key: string,
): Promise<{ id: string }> {
  const organs = await organsOfScheme(ctx.db, schemeCode);
  const office = organs[OFFICE_ORGANS[schemeCode] ?? ''];
  if (!office || !canRead(viewer, 'officerScheme', { code: schemeCode })) throw notFound('该方案');
  const parts = await partsOf(ctx, viewer, schemeCode, organs);
  const termId = await termOf(ctx, viewer, schemeCode, body, parts);
  if (body.organisationId !== null && !(await findOrganisation(ctx.db, body.organisationId))) {
    throw new ProblemError(422, 'ORGANISATION_UNKNOWN', '没有这个单位，请从列表中选择。', {
      field: 'organisationId',
    });
  }
  const content = {
    kind: body.kind,
    schemeCode,
    hasTerm: termId !== null,
    hasOrganisation: body.organisationId !== null,
    aboutKind: await aboutKindOf(ctx, viewer, body),
  };
  const checked = parts
    .filter((each): each is Part & { party: RecordParty } => each.party !== 'DECIDERS')
    .map((each) => ({ ...each, decision: checkRecord(content, each.party) }));
  const chosen = checked.find(({ decision }) => decision.allowed) ?? checked.at(-1);
  if (!chosen) throw forbidden();
  if (!chosen.decision.allowed) throw refusal(chosen.decision);

  const id = derivedId('schemeRecord', viewer.accountId, schemeCode, key);
  const kinds = await checkFiles(ctx, body.files, viewer.accountId);
  const at = new Date().toISOString();
  const act = actOf(viewer, chosen.role, recordRuleId(body.kind, schemeCode), key, {
    at,
    fingerprint: fingerprintOf(viewer.accountId, 'addRecord', schemeCode, body),
  });
  const { files: _files, heldOn, ...columns } = body;
  const outcome = await addSchemeRecord(
    ctx.db,
    {
      ...columns,
      id,
      schemeCode,
      termId,
      officeOrganisationId: office,
      heldOn: heldOn ?? chinaDate(at),
      createdBy: viewer.accountId,
      createdRole: chosen.role,
    },
    linksTo(kinds, { ownerType: 'record', ownerId: id, termId }),
    await raisedTo(ctx, viewer, body.kind, schemeCode, organs, termId),
    act,
  );
  settle(outcome, body.kind);
  return { id };
}

/** Answers a record that asks for it; the one who raised it is told. */
export async function answerRecord(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  answer: string,
  key: string,
): Promise<{ id: string }> {
  const record = readable(viewer, 'schemeRecord', await findSchemeRecord(ctx.db, id), '该记录');
  const kind = record.kind as RecordKind;
  const organs = await organsOfScheme(ctx.db, record.schemeCode);
  const parts = await partsOf(ctx, viewer, record.schemeCode, organs);
  const mine = parts.filter(
    ({ party }) => party !== 'OFFICER' || viewer.terms.some((each) => each.id === record.termId),
  );
  const decision = checkAnswer(
    { kind, schemeCode: record.schemeCode, answered: false },
    mine.map(({ party }) => party),
  );
  if (!decision.allowed) throw refusal(decision);
  const { role } = mine.find(({ party }) => party === recordRule(kind).answeredBy) as Part;
  const act = actOf(viewer, role, recordRuleId(kind, record.schemeCode), key, {
    at: new Date().toISOString(),
    fingerprint: fingerprintOf(viewer.accountId, 'answerRecord', id, { answer }),
  });
  const notice: RecordNotice = { kind: 'RECORD_ANSWERED', to: [{ accountId: record.createdBy }] };
  settle(await answerSchemeRecord(ctx.db, id, answer, notice, act), kind);
  return { id };
}

/** What the viewer is to the scheme: its office, one of its organs, a deciding one, one of its officers. */
async function partsOf(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  organs: Record<string, string>,
): Promise<Part[]> {
  const own = viewer.organisation?.id;
  const parts: Part[] = [];
  const staff = own !== undefined && Object.values(organs).includes(own);
  for (const role of viewer.roles) {
    if (role === 'OFFICER' && viewer.terms.some((each) => each.schemeCode === schemeCode))
      parts.push({ party: 'OFFICER', role });
    if (!staff || (role !== 'ORGANISER' && role !== 'DECISION_BODY')) continue;
    if (role === 'ORGANISER' && own === organs[OFFICE_ORGANS[schemeCode] ?? ''])
      parts.push({ party: 'OFFICE', role });
    if (role === 'DECISION_BODY' && (await deciders(ctx, schemeCode, organs)).includes(own))
      parts.push({ party: 'DECIDERS', role });
    parts.push({ party: 'ORGANS', role });
  }
  return parts;
}

async function deciders(
  ctx: AppContext,
  schemeCode: string,
  organs: Record<string, string>,
): Promise<string[]> {
  const scheme = await findSchemeInForce(ctx.db, schemeCode);
  if (!scheme) return [];
  return [...new Set(decidingOrgans(scheme.parameters).flatMap((code) => organs[code] ?? []))];
}

/** The term that the record is about: an officer's own one, or one that the office names. */
async function termOf(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  body: RecordBody,
  parts: readonly Part[],
): Promise<string | null> {
  const onlyOfficer = parts.every(({ party }) => party === 'OFFICER');
  if (body.termId === null) {
    const own = viewer.terms.filter((each) => each.schemeCode === schemeCode);
    return onlyOfficer && own.length === 1 ? (own[0]?.id ?? null) : null;
  }
  const row = readable(viewer, 'officerTerm', await findTermRow(ctx.db, body.termId), '该人员');
  if (row.schemeCode !== schemeCode) throw notFound('该人员');
  return row.id;
}

async function aboutKindOf(ctx: AppContext, viewer: Viewer, body: RecordBody): Promise<string | null> {
  const { recordId } = body.details;
  if (!recordRule(body.kind).about || typeof recordId !== 'string' || !UUID.test(recordId)) return null;
  const about = await findSchemeRecord(ctx.db, recordId);
  return about && canRead(viewer, 'schemeRecord', about) ? about.kind : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who is told of a new record: who has to answer it, and the officer whom it concerns. */
async function raisedTo(
  ctx: AppContext,
  viewer: Viewer,
  kind: RecordKind,
  schemeCode: string,
  organs: Record<string, string>,
  termId: string | null,
): Promise<RecordNotice> {
  const { answeredBy, writers, readers } = recordRule(kind);
  const term = termId === null ? undefined : await findTermRow(ctx.db, termId);
  const office = organs[OFFICE_ORGANS[schemeCode] ?? ''];
  if (answeredBy === 'DECIDERS') {
    const bodies = await deciders(ctx, schemeCode, organs);
    return {
      kind: 'RECORD_RAISED',
      to: bodies.map((organisationId) => ({ organisationId, role: 'DECISION_BODY' as const })),
    };
  }
  if (answeredBy === 'OFFICE' && !writers.includes('OFFICE') && office)
    return { kind: 'RECORD_RAISED', to: [{ organisationId: office, role: 'ORGANISER' }] };
  const officer = term?.officerAccountId;
  if (!officer || officer === viewer.accountId || readers === 'ORGANS')
    return { kind: 'RECORD_ADDED', to: [] };
  return { kind: answeredBy === 'OFFICER' ? 'RECORD_RAISED' : 'RECORD_ADDED', to: [{ accountId: officer }] };
}

function actOf(
  viewer: Viewer,
  role: Role,
  ruleId: string,
  key: string,
  rest: Pick<RecordAct, 'at' | 'fingerprint'>,
): RecordAct {
  const { accountId: actorAccountId } = viewer;
  return { ...rest, actorAccountId, role, organisationId: viewer.organisation?.id ?? null, ruleId, key };
}

function settle(outcome: RecordOutcome, kind: RecordKind): void {
  if (outcome === 'KEY_REUSED') throw keyReused();
  if (outcome === 'ANSWERED') {
    throw new ProblemError(409, 'RECORD_ANSWERED', `“${recordRule(kind).label}”已经答复。`);
  }
}

const refusal = ({ code, message, ruleId, field }: Refused): ProblemError =>
  new ProblemError(409, code, `${message}。`, { ruleId, field });
