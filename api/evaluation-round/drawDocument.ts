import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { organisationNames } from '../../db/queries/organisation';
import type { AppContext } from '../context';
import { writtenDate, writtenHash, writtenMoment } from '../documents/format';
import type { DocumentView } from '../documents/schemas';
import { viewDrawProtocol } from './drawProtocol';
import type { DrawProtocolView } from './drawSchemas';

const TIES = { NONE: '', WON: '同余数，得席', LOST: '同余数，未得席' } as const;

/** The protocol of a draw as a paper: seed and hashes, every division with its quotas, numbers by leaf (GE-DRW-1). */
export async function drawDocument(ctx: AppContext, round: EvaluationRoundRow): Promise<DocumentView> {
  const protocol = await viewDrawProtocol(ctx, round);
  const names = await organisationNames(ctx.db, [round.organiserOrganisationId]);
  const issuer = names.get(round.organiserOrganisationId) ?? '';
  return {
    id: round.id,
    kind: 'DRAW_PROTOCOL',
    redemptionId: null,
    termId: null,
    caseNo: null,
    number: `${round.year}年第${round.number}轮`,
    title: '直接评价抽样记录',
    issuedAt: protocol.drawnAt,
    issuer,
    addressee: '各有关单位',
    paragraphs: [
      `${round.year}年第${round.number}轮营商环境直接评价，从冻结的样本库${protocol.members}人中分层等比例随机抽取${protocol.selected}人。本记录只列编号和数字，不列姓名。`,
    ],
    rows: [
      { label: '抽样时间', value: writtenMoment(protocol.drawnAt) },
      { label: '抽样方法', value: protocol.method },
      { label: '随机种子', value: writtenHash(protocol.seed) },
      { label: '样本库摘要', value: writtenHash(protocol.frameHash) },
      { label: '抽样摘要', value: writtenHash(protocol.drawHash) },
      { label: '依据条款', value: `${protocol.ruleId}、${protocol.tieRuleId}` },
    ],
    table: null,
    tables: [
      ...protocol.divisions.filter(({ shares }) => shares.length > 1).map(divisionTable),
      leafTable(protocol),
    ],
    closing: ['复算方法：', ...protocol.recompute],
    issuedOn: writtenDate(protocol.drawnAt),
    receipt: null,
    verification: null,
  };
}

function divisionTable({ label, seats, shares }: DrawProtocolView['divisions'][number]) {
  return {
    title: `${label}：${seats}个名额`,
    columns: ['部分', '人数', '应得名额', '名额', '并列处理'],
    rows: shares.map((share) => [
      share.label,
      String(share.size),
      share.remainder === 0 ? String(share.whole) : `${share.whole} + ${share.remainder}/${share.divisor}`,
      String(share.seats),
      TIES[share.tie],
    ]),
  };
}

const leafTable = ({ leaves }: DrawProtocolView) => ({
  title: `各层人数（${leaves.length}层）`,
  columns: ['层', '代码', '样本人数', '抽中', '候补'],
  rows: leaves.map(({ label, leafId, size, seats, reserves }) => [
    label,
    leafId,
    String(size),
    String(seats),
    String(reserves),
  ]),
});
