import type { TermRecord } from '../types';

const HEARD = ['DETECTED', 'NOTIFIED', 'WINDOW', 'DECIDING', 'REVIEW'];

/** Steps that need something to be taken on, how much of it there is, and what to say when there is none. */
const OBJECTS: Record<string, [count: (record: TermRecord) => number, none: string]> = {
  recordTraining: [
    ({ status }) => (status === 'AWAITING_TRAINING' ? 1 : 0),
    '不需要登记上岗培训，或已经登记',
  ],
  screen: [
    ({ submissions }) => submissions.data.filter(({ status }) => status === 'FILED').length,
    '没有待核验的报送件',
  ],
  correctScreening: [
    ({ submissions }) => submissions.data.filter(({ screenedAt }) => screenedAt !== null).length,
    '没有已核验的报送件',
  ],
  decideAdoption: [
    ({ submissions }) =>
      submissions.data.filter(({ verdict, status }) => verdict === 'VALID' && status !== 'ADOPTED').length,
    '没有待登记采纳情况的有效报送件',
  ],
  decideLeave: [
    ({ leaves }) => leaves.filter(({ status }) => status === 'REQUESTED').length,
    '没有待审批的请假申请',
  ],
  endSpecialReason: [
    ({ specialReasons }) => specialReasons.filter(({ to }) => to === null).length,
    '没有尚未终止的特殊原因',
  ],
  answerStay: [
    ({ procedures }) =>
      procedures.filter(({ status, stayProposal }) => HEARD.includes(status) && stayProposal !== null).length,
    '没有待确认的暂缓建议',
  ],
  verifyViolation: [
    ({ violations }) => violations.filter(({ status }) => status === 'REPORTED').length,
    '没有待核实的违规线索',
  ],
  takeMeasure: [
    ({ violations }) => violations.filter(({ possibleMeasures }) => possibleMeasures.length > 0).length,
    '没有核实属实、可以采取措施的违规',
  ],
  decidePublication: [
    ({ permissions }) => permissions.filter(({ status }) => status === 'REQUESTED').length,
    '没有待审批的发布申请',
  ],
  withdrawPublication: [
    ({ permissions }) => permissions.filter(({ status }) => status === 'GRANTED').length,
    '没有有效的发布授权',
  ],
  urge: [
    ({ obligations }) => obligations.filter(({ endedAt }) => endedAt === null).length,
    '没有正在计算的时限',
  ],
  order: [
    ({ obligations }) => obligations.filter(({ endedAt }) => endedAt === null).length,
    '没有正在计算的时限',
  ],
};

const toCamel = (command: string): string =>
  command.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The term with its steps as they make sense now: one that has nothing to be taken on is told among those that are not
 * possible, with the reason. Submissions beyond the latest are worked on in the scheme's list.
 */
export function withObjects(record: TermRecord): TermRecord {
  const more = record.submissions.total > record.submissions.data.length;
  const actions = record.actions.map((action) => {
    const command = toCamel(action.command);
    const [count, none] = OBJECTS[command] ?? [];
    if (!action.allowed || !count || count(record) > 0) return action;
    const elsewhere = more && ['screen', 'correctScreening', 'decideAdoption'].includes(command);
    return {
      ...action,
      allowed: false,
      message: elsewhere ? '请在方案的报送核验页面办理较早的报送件' : none,
    };
  });
  return { ...record, actions };
}

/** Whether the step has something to be taken on. */
export const hasObject = (command: string, record: TermRecord): boolean => {
  const [count] = OBJECTS[command] ?? [];
  return count !== undefined && count(record) > 0;
};
