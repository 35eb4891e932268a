import { z } from 'zod';
import { GATHERING_STATUSES, INVITATION_ANSWERS } from '../../workflows/rules/gathering/types';
import { EVENT_KINDS } from '../../workflows/rules/officer-term/parameters';
import { PERIOD_STATUSES } from '../../workflows/rules/scheme-watch/periods';
import { oneOrMany, searchText } from '../list';
import { ObligationView } from '../obligation/schemas';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';
import { ActionView } from '../process/schemas';

const text = z.string().nullable();
const count = z.number().int();
const id = z.uuid();
const code = z.string().min(1).max(64);
const instant = z.iso
  .datetime({ offset: true, error: '请填写时间' })
  .transform((given) => new Date(given).toISOString());
const note = writtenNote(4000);
const optionalNote = optionalNoteOf(4000);

// ---- what is asked for -----------------------------------------------------------------------------------

export const GatheringFilter = z.strictObject({
  q: searchText.optional(),
  schemeCode: oneOrMany(code).optional(),
  kind: oneOrMany(z.enum(EVENT_KINDS)).optional(),
  status: oneOrMany(z.enum(GATHERING_STATUSES)).optional(),
  /** UTC instants of the start, both included. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

const arrangement = {
  theme: z.string().trim().min(1, '请填写主题').max(200, '主题不得超过200字'),
  /** The prepared list of contents, in order. */
  contents: z
    .array(z.string().trim().min(1, '内容不能为空').max(500, '每项内容不得超过500字'))
    .min(1, '请列出活动内容')
    .max(50, '内容最多50项'),
  place: z.string().trim().min(1, '请填写地点').max(200, '地点不得超过200字'),
  /** Named for each meeting (AMB-HB-2). */
  convener: z.string().trim().max(100, '召集人不得超过100字').default(''),
  startsAt: instant,
  endsAt: instant.nullish().transform((given) => given ?? null),
  targetOrganisationId: code.nullish().transform((given) => given ?? null),
  targetText: z.string().trim().max(200).default(''),
  sittingInOrganisationIds: z.array(code).max(50, '列席单位最多50个').default([]),
  termIds: z.array(id).min(1, '请至少邀请一人').max(200, '一次最多邀请200人'),
};

export const PlanBody = z.strictObject({
  schemeCode: code,
  kind: z.enum(EVENT_KINDS),
  ...arrangement,
});
export type PlanBody = z.output<typeof PlanBody>;

const onObligation = z.strictObject({ obligationId: z.string().min(1).max(200), note: optionalNote });

/** Body of each human step on a gathering that exists, by the name of its Update. */
export const GATHERING_COMMAND_BODIES = {
  change: z.strictObject({ ...arrangement, note }),
  cancel: z.strictObject({ note }),
  answer: z.strictObject({ answer: z.enum(['TAKES_PART', 'DECLINES']), note: optionalNote }),
  recordAttendance: z.strictObject({
    entries: z
      .array(
        z.strictObject({
          termId: id,
          present: z.boolean(),
          /** Special evaluation only. */
          doneAsRequired: z
            .boolean()
            .nullish()
            .transform((given) => given ?? null),
        }),
      )
      .min(1, '请逐人登记到会情况')
      .max(200),
    note: optionalNote,
  }),
  recordMinutes: z.strictObject({
    note: z.string().trim().min(1, '请填写纪要').max(20_000, '纪要不得超过20000字'),
  }),
  close: z.strictObject({ note: optionalNote }),
  urge: onObligation,
  order: onObligation,
} as const;
export type GatheringHumanCommand = keyof typeof GATHERING_COMMAND_BODIES;
export type ChangeBody = z.output<(typeof GATHERING_COMMAND_BODIES)['change']>;

export const PairsQuery = z.object({
  schemeCode: code,
  targetOrganisationId: code.optional(),
  groups: z.coerce.number().int().min(1).max(50).default(1),
});

export const WatchQuery = z.object({ schemeCode: code });
export const ExplainBody = z.strictObject({ obligationId: z.string().min(1).max(200), note });

export const VisitFilter = z.strictObject({ schemeCode: oneOrMany(code).optional() });
export const DrawVisitBody = z.strictObject({
  schemeCode: code,
  /** Units out of which one is drawn. */
  targetOrganisationIds: z.array(code).min(1, '请至少列出一个单位').max(200),
  /** Officers out of whom one is drawn; left out: all who serve. */
  termIds: z.array(id).min(1).max(500).optional(),
  /** Day by which the visit is to be made. */
  visitBy: z.iso.date('请填写日期'),
});
export type DrawVisitBody = z.output<typeof DrawVisitBody>;

// ---- what is answered ------------------------------------------------------------------------------------

export const GatheringRowView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  schemeName: z.string(),
  kind: z.enum(EVENT_KINDS),
  kindLabel: z.string(),
  status: z.enum(GATHERING_STATUSES),
  statusLabel: z.string(),
  theme: z.string(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: text,
  officeOrganisationId: z.string(),
  officeName: z.string(),
  targetOrganisationId: text,
  /** Name of the organisation visited, or the text in its place. */
  target: text,
  invited: count,
  /** Null until attendance is recorded. */
  present: count.nullable(),
  nextDueAt: text,
  nextDueKind: text,
  overdueCount: count,
  updatedAt: z.string(),
  clockOffsetMs: z.number(),
  now: z.string(),
});
export type GatheringRowView = z.output<typeof GatheringRowView>;

export const InvitationView = z.object({
  termId: z.string(),
  officerName: z.string(),
  certificateNo: text,
  answer: z.enum(INVITATION_ANSWERS),
  answerLabel: z.string(),
  answerNote: text,
  answeredAt: text,
  present: z.boolean().nullable(),
  doneAsRequired: z.boolean().nullable(),
  recordedAt: text,
  recordedByName: text,
  /** Reason of the latest correction. */
  recordNote: text,
  withdrawnAt: text,
});
export type InvitationView = z.output<typeof InvitationView>;

export const GatheringView = GatheringRowView.extend({
  ruleId: z.string(),
  contents: z.array(z.string()),
  convener: z.string(),
  targetText: z.string(),
  sittingIn: z.array(z.object({ id: z.string(), name: z.string() })),
  revision: count,
  minutes: text,
  minutesAt: text,
  heldAt: text,
  closedAt: text,
  cancelledAt: text,
  cancelReason: text,
  createdByName: text,
  createdAt: z.string(),
  /** For an officer only his own. */
  invitations: z.array(InvitationView),
  /** Earlier arrangements, the latest first; empty for officers. */
  earlierPlans: z.array(
    z.object({ theme: z.string(), place: z.string(), contents: z.array(z.string()), createdAt: z.string() }),
  ),
  /** Empty for officers. */
  limits: z.array(ObligationView),
  actions: z.array(ActionView),
});
export type GatheringView = z.output<typeof GatheringView>;

/** An officer's own invitation with what he has to know of the gathering. */
export const MyInvitationView = GatheringRowView.extend({
  termId: z.string(),
  contents: z.array(z.string()),
  convener: z.string(),
  answer: z.enum(INVITATION_ANSWERS),
  answerLabel: z.string(),
  answerNote: text,
  present: z.boolean().nullable(),
  doneAsRequired: z.boolean().nullable(),
  mayAnswer: z.boolean(),
}).omit({ invited: true, nextDueAt: true, nextDueKind: true, overdueCount: true });
export type MyInvitationView = z.output<typeof MyInvitationView>;

const PairMember = z.object({ termId: z.string(), officerName: z.string(), unitName: text });

export const PairsView = z.object({
  ruleId: z.string(),
  groupSize: count,
  /** Proposed for this session, in order; `sameUnit` marks a pair that could not be avoided. */
  proposed: z.array(z.object({ members: z.array(PairMember), sameUnit: z.boolean() })),
  /** The whole round, those who have waited longest first. */
  round: z.array(z.object({ members: z.array(PairMember), sameUnit: z.boolean(), lastServedAt: text })),
});
export type PairsView = z.output<typeof PairsView>;

export const OccasionPeriodView = z.object({
  schemeCode: z.string(),
  kind: z.enum(EVENT_KINDS),
  label: z.string(),
  ruleId: z.string(),
  from: z.string(),
  to: z.string(),
  required: count,
  held: count,
  strict: z.boolean(),
  status: z.enum(PERIOD_STATUSES),
  statusLabel: z.string(),
  obligationId: z.string(),
  dueAt: text,
  remindedAt: text,
  closedAt: text,
  note: text,
  mayExplain: z.boolean(),
});
export type OccasionPeriodView = z.output<typeof OccasionPeriodView>;

export const SchemeWatchView = z.object({
  schemeCode: z.string(),
  /** False for a scheme that asks its organiser for no sessions or meetings. */
  watched: z.boolean(),
  periods: z.array(OccasionPeriodView),
  clockOffsetMs: z.number(),
  now: z.string(),
});
export type SchemeWatchView = z.output<typeof SchemeWatchView>;

export const RandomVisitView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  schemeName: z.string(),
  targetOrganisationId: z.string(),
  targetName: z.string(),
  termId: z.string(),
  officerName: z.string(),
  visitBy: z.string(),
  drawnAt: z.string(),
  drawnByName: text,
  /** With seed and lists the draw can be repeated; null for officers. */
  seed: text,
  officers: count.nullable(),
  targets: count.nullable(),
  excluded: count.nullable(),
});
export type RandomVisitView = z.output<typeof RandomVisitView>;

export const RandomVisitDetailView = RandomVisitView.extend({
  officerList: z.array(z.object({ termId: z.string(), officerName: z.string(), excluded: z.boolean() })),
  targetList: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The draw was repeated from seed and lists with this result. */
  reproduced: z.boolean(),
});
export type RandomVisitDetailView = z.output<typeof RandomVisitDetailView>;
