import type { OfficerTermCommands } from '../../workflows/officer-term/messages';
import type { TermCommandBody, TermCommandName } from './commandSchemas';

/** Fields of an Update that do not come from the body itself. */
type Carried = 'actor' | 'fingerprint' | 'noteId';
type Payload<N extends TermCommandName> = Omit<OfficerTermCommands[N], Carried>;

/** What a payload is made of besides the body: the id of what the step creates, and the draft that it files. */
export interface PayloadParts {
  newId: string;
  draft: Pick<OfficerTermCommands['file'], 'kind' | 'nil' | 'urgent' | 'targetOrganisationId'> | null;
}

type Maker<N extends TermCommandName> = (body: TermCommandBody<N>, parts: PayloadParts) => Payload<N>;

/** The body without the text of its note, which stays outside of the process. */
const fields = <B extends object>(body: B): Omit<B, 'note' | 'files'> => {
  const { note: _note, files: _files, ...rest } = body as B & { note?: unknown; files?: unknown };
  return rest as Omit<B, 'note' | 'files'>;
};

const utc = (instant: string): string => new Date(instant).toISOString();

/** Fields of each Update, made of the checked body; every step that creates something takes its id from the key. */
const PAYLOADS: { [N in TermCommandName]: Maker<N> } = {
  recordTraining: () => ({}),
  file: ({ submissionId, arrivedOn }, { draft }) => ({
    submissionId,
    arrivedOn,
    ...(draft ?? { kind: 'REPORT', nil: false, urgent: false, targetOrganisationId: null }),
  }),
  screen: fields,
  correctScreening: fields,
  decideAdoption: fields,
  recordActivity: ({ kind, takenPlaceAt }, { newId }) => ({
    activityId: newId,
    kind,
    takenPlaceAt: utc(takenPlaceAt),
  }),
  requestLeave: (body, { newId }) => ({ leaveId: newId, ...fields(body) }),
  decideLeave: fields,
  recordSpecialReason: (body, { newId }) => ({ reasonId: newId, ...fields(body) }),
  endSpecialReason: fields,
  readNotice: fields,
  recordDelivery: fields,
  answerHearing: ({ procedureId }, { newId }) => ({ procedureId, answerId: newId }),
  proposeStay: fields,
  answerStay: fields,
  decideProcedure: fields,
  refuteFacts: fields,
  reportViolation: ({ code }, { newId }) => ({ violationId: newId, code }),
  verifyViolation: fields,
  takeMeasure: (body, { newId }) => ({ measureId: newId, ...fields(body) }),
  proposeGround: ({ ground }, { newId }) => ({ proposalId: newId, ground }),
  requestPublication: (body, { newId }) => ({ permissionId: newId, ...fields(body) }),
  decidePublication: fields,
  withdrawPublication: fields,
  confirmReview: ({ from, to }, { newId }) => ({ reviewId: newId, span: { from, to } }),
  decideRenewal: fields,
  resign: fields,
  endWithScheme: () => ({}),
  urge: fields,
  order: fields,
};

export function payloadOf<N extends TermCommandName>(
  command: N,
  body: TermCommandBody<N>,
  parts: PayloadParts,
): Payload<N> {
  return (PAYLOADS[command] as Maker<N>)(body, parts);
}
