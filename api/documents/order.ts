import type { LoadedNotice } from '../../db/queries/noticeDocument';
import { writtenDate, writtenMoment } from './format';
import type { DocumentRow, DocumentView } from './schemas';

/** What a supervision order asks for, by the limit as it stood when it was issued. */
export const orderText = (limit: string, { facts, issuedAt }: LoadedNotice): string => {
  const late = typeof facts.dueAt === 'string' && facts.dueAt < issuedAt;
  return `“${limit}”${late ? '已经逾期' : '尚未完成'}，现予督办，请抓紧办理并报告情况。`;
};

/** Dates and instants that a notice or order sets. */
export const dueRows = ({ dueOn, meetsAt, dueAt }: LoadedNotice['facts']): DocumentRow[] => [
  ...(dueOn ? [{ label: '期限', value: dueOn }] : []),
  ...(meetsAt ? [{ label: '约谈时间', value: writtenMoment(meetsAt) }] : []),
  ...(dueAt ? [{ label: '到期时间', value: writtenMoment(dueAt) }] : []),
];

/** What all notices and orders have alike: they belong to no case and no term, and nothing is sent back. */
export const noticeFrame = ({ id, number, issuedAt }: LoadedNotice) =>
  ({
    id,
    number,
    issuedAt,
    issuedOn: writtenDate(issuedAt),
    redemptionId: null,
    termId: null,
    caseNo: null,
    table: null,
    receipt: null,
    verification: null,
  }) satisfies Partial<DocumentView>;
