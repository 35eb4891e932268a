import { randomUUID } from 'node:crypto';
import {
  AFTER,
  ASSESSED,
  AssessmentStage,
  candidate,
  figures,
  LAST_MONTH,
  type StagedAssessment,
  type StagedRewardList,
  staff,
} from './assessmentStage';
import type { RedemptionStage } from './redemptionStage';

const note = () => randomUUID();
const later = (days: number) => new Date(Date.parse(AFTER) + days * 86_400_000).toISOString();

/** By items provided, one grade lowered, confirmed by another person; everybody is told. */
export async function straightAssessment(base: RedemptionStage): Promise<StagedAssessment> {
  const stage = AssessmentStage.on(base);
  const ids = await stage.terms(5);
  const people = ids.map((id, i) => figures(id, { adopted: 6 - i, provided: 12 - i }));
  const assessment = await stage.opened(people);
  await assessment.act('decideMode', staff.organiser, { mode: 'FALLBACK', noteId: note() });
  await assessment.act('adjust', staff.organiser, { termId: ids[0]!, grade: 'PASS', noteId: note() });
  await assessment.act('confirm', staff.decider, { noteId: null });
  await assessment.handle.result();
  return assessment;
}

/** Begun in the last month with items not screened, counted anew, urged, overdue, confirmed late. */
export async function windingAssessment(base: RedemptionStage): Promise<StagedAssessment> {
  const stage = AssessmentStage.on(base);
  const [one, two] = (await stage.terms(2)) as [string, string];
  const assessment = await stage.started(LAST_MONTH, { year: ASSESSED });
  const unscreened = [figures(one, { unscreened: 1 }), figures(two)];
  await assessment.act('open', staff.organiser, { people: unscreened, left: [], noteId: note() });
  await assessment.act('decideMode', staff.decider, { mode: 'ADOPTION', noteId: note() });
  await assessment.to(AFTER);
  const people = [figures(one, { adopted: 11 }), figures(two, { specialDutyMissed: ['special'] })];
  await assessment.act('recount', staff.organiser, { people, left: [], noteId: null });
  const obligationId = 'ASSESSMENT_CONFIRM-1';
  await assessment.act('urge', staff.supervisor, { obligationId, noteId: null });
  await assessment.to(later(30)); // overdue, orders go out
  await assessment.act('adjust', staff.decider, { termId: one, grade: 'GOOD', noteId: note() });
  await assessment.act('confirm', staff.decider2, { noteId: note() });
  await assessment.handle.result();
  return assessment;
}

async function assessed(stage: AssessmentStage): Promise<string> {
  const [id] = (await stage.terms(1)) as [string];
  return (await stage.confirmed([figures(id, { adopted: 5 })])).id;
}

/** Two are paid, one is refused. */
export async function straightRewardList(base: RedemptionStage): Promise<StagedRewardList> {
  const stage = AssessmentStage.on(base);
  const assessmentId = await assessed(stage);
  const [one, two, three] = (await stage.terms(3)) as [string, string, string];
  const all = [
    candidate(one, { confirmedGrade: 'EXCELLENT' }),
    candidate(two, { confirmedGrade: 'GOOD' }),
    candidate(three, { fiscalPayroll: true }),
  ];
  const list = await stage.approved(assessmentId, all);
  const lineIds = all.slice(0, 2).map(({ lineId }) => lineId);
  await list.act('pay', staff.finance, { lineIds });
  for (const lineId of lineIds) await settle(list, `${lineId}-1`, 'SUCCEEDED');
  await list.handle.result();
  return list;
}

/** Given back, approved late, one payment fails and is tried again, one is given up, one is found by asking the bank. */
export async function windingRewardList(base: RedemptionStage): Promise<StagedRewardList> {
  const stage = AssessmentStage.on(base);
  const assessmentId = await assessed(stage);
  const all = (await stage.terms(3)).map((id) => candidate(id));
  const [one, two, three] = all.map(({ lineId }) => lineId) as [string, string, string];
  const list = await stage.drawnUp(assessmentId, all);
  await list.act('submit', staff.organiser, { noteId: null });
  await list.act('giveBack', staff.decider, { noteId: note() });
  await list.act('submit', staff.organiser2, { noteId: null });
  await list.to(later(30)); // overdue, orders go out
  await list.act('approve', staff.decider, { noteId: null });
  await list.act('pay', staff.finance, { lineIds: [one, two] });
  await settle(list, `${one}-1`, 'FAILED');
  await settle(list, `${two}-1`, 'FAILED');
  await list.act('pay', staff.finance, { lineIds: [one, three] });
  await settle(list, `${one}-2`, 'SUCCEEDED');
  await list.act('giveUpLine', staff.finance, { lineId: two, noteId: note() });
  const standing = { status: 'SUCCEEDED' as const, gatewayReference: 'T-asked', failureCode: null };
  base.bank.standings.set(`${three}-1`, standing);
  await list.to(later(31), { mayEnd: true });
  await list.handle.result();
  return list;
}

/** The bank's answer, as its callback brings it. */
function settle(list: StagedRewardList, instructionId: string, result: 'SUCCEEDED' | 'FAILED') {
  const failureCode = result === 'FAILED' ? 'ACCOUNT_CLOSED' : null;
  const command = { instructionId, result, gatewayReference: `T-${instructionId}`, failureCode };
  return list.handle.executeUpdate('settlePayment', {
    args: [command],
    updateId: `bank:${instructionId}:${result}`,
  });
}
