import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { drawOfRound, frozenMembers } from '../../db/queries/evaluationRounds';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { checkDraw, DRAW_FILE, type DrawFile } from '../../db/support/drawProtocol';
import type { Share } from '../../workflows/rules/evaluation/draw/apportion';
import { selectedOf } from '../../workflows/rules/evaluation/draw/sample';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { DrawProtocolView } from './drawSchemas';

/** The protocol as a file by which anybody computes the draw again; ids only. */
export async function drawFile(ctx: AppContext, round: EvaluationRoundRow): Promise<DrawFile> {
  const [row, members, { library, draw }] = await Promise.all([
    drawOfRound(ctx.db, round.id),
    frozenMembers(ctx.db, round.id),
    evaluationParameters(ctx.db, round.schemeCode, round.schemeVersion),
  ]);
  if (!row) throw notFound('本轮的抽样记录');
  return {
    format: DRAW_FILE,
    schemeCode: round.schemeCode,
    schemeVersion: round.schemeVersion,
    year: round.year,
    number: round.number,
    parameters: { library, draw },
    members,
    tieLossesBefore: row.tieLossesBefore,
    frameHash: row.frameHash,
    drawHash: row.drawHash,
    draw: row.protocol,
  };
}

/** Computes the draw again on the server and says what agrees (GE-DRW-1, AMB-GE-1). */
export const checkRoundDraw = async (ctx: AppContext, round: EvaluationRoundRow) =>
  checkDraw(await drawFile(ctx, round));

/** The protocol as people read it: how every seat came about, numbers by leaf, how to compute it again. */
export async function viewDrawProtocol(
  ctx: AppContext,
  round: EvaluationRoundRow,
): Promise<DrawProtocolView> {
  const file = await drawFile(ctx, round);
  const { draw, parameters } = file;
  const labels = labelsOf(parameters.library);
  const named = (id: string) => labels.get(id) ?? id;
  return {
    roundId: round.id,
    year: round.year,
    number: round.number,
    method: draw.method,
    seed: draw.seed,
    frameHash: file.frameHash,
    drawHash: file.drawHash,
    drawnAt: round.drawnAt ?? '',
    members: file.members.length,
    selected: selectedOf(draw).length,
    divisions: draw.divisions.map(({ of, seats, shares }) => ({
      of,
      label: of === '' ? '样本库' : named(of),
      seats,
      shares: shares.map((share: Share) => ({ ...share, label: named(share.id) })),
    })),
    leaves: draw.leaves.map(({ leafId, seats, order }) => ({
      leafId,
      label: named(leafId),
      size: order.length,
      seats,
      reserves: order.length - seats,
    })),
    tieRuleId: parameters.draw.tieRuleId,
    ruleId: parameters.draw.ruleId,
    recompute: RECOMPUTE,
  };
}

const RECOMPUTE = [
  '样本库摘要：首行“FRAME 1 人数”，其后每人一行“层代码＋制表符＋人员编号”，按代码点排序，每行以换行结尾，取 SHA-256。',
  '名额：样本库→类别→地区→小层逐级分配，各部分按实有人数得整数名额，余下名额依余数从大到小各得一席。',
  '余数相同：类别之间人数少的优先；类别以内，连续落空次数多的优先，再按种子产生的顺序。',
  '抽取：用种子启动 xoshiro256**，按方案顺序逐层对按编号排序的人员洗牌，前若干名为抽中，其余依次为候补。',
  '下载“抽样记录（JSON）”后，在本系统源码目录运行 npm run draw -- 文件名，即可在任何一台计算机上复算。',
];

/** Names of strata, units and cells by the ids under which they stand in the protocol. */
function labelsOf(library: EvaluationSchemeParameters['library']): Map<string, string> {
  const leaves = new Map(leavesOf(library).map(({ id, label }) => [id, label]));
  for (const { code, label, units } of library.strata) {
    leaves.set(code, label);
    for (const unit of units) {
      const id = `${code}-${unit.code}`;
      if (!leaves.has(id)) leaves.set(id, [...new Set([label, unit.label])].filter(Boolean).join(' / '));
    }
  }
  return leaves;
}
