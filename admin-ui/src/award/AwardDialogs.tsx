import Typography from '@mui/material/Typography';
import { ActDialog, REASON } from './ActDialog';
import type { AwardLineView, AwardView, RecommendationView } from './types';

/** What somebody is about to do with an award. */
export type Act =
  | { act: 'PLACES' | 'CONFIRM' }
  | { act: 'UNIT' | 'PERSON'; line: AwardLineView }
  | { act: 'WITHDRAW'; recommendation: RecommendationView };

/** The form of the act in question. */
export function AwardDialogs({
  award,
  path,
  act,
  onClose,
}: {
  award: AwardView;
  path: string;
  act: Act;
  onClose: () => void;
}) {
  switch (act.act) {
    case 'PLACES':
      return (
        <ActDialog
          path={`${path}/places`}
          title={`确定${award.year}年增加的个人名额`}
          submitLabel="确定"
          onClose={onClose}
          fields={[{ name: 'places', label: '每个推荐单位增加的名额', required: true, number: true }, REASON]}
        >
          <Typography variant="body2">
            方案没有规定名额数，由组织单位确定并说明理由；只用于当年连续{award.consecutive}次处于前列的单位（
            {award.ruleIds.recommend}）。
          </Typography>
        </ActDialog>
      );
    case 'UNIT':
      return (
        <ActDialog
          path={`${path}/units`}
          title={`推荐${act.line.name}`}
          submitLabel="推荐"
          given={{ objectId: act.line.objectId }}
          onClose={onClose}
          fields={[REASON]}
        >
          <Typography variant="body2">评先资格：{act.line.standingLabel}。</Typography>
        </ActDialog>
      );
    case 'PERSON':
      return (
        <ActDialog
          path={`${path}/persons`}
          title={`推荐${act.line.name}的个人`}
          submitLabel="推荐"
          given={{ objectId: act.line.objectId }}
          onClose={onClose}
          fields={[
            { name: 'name', label: '姓名', required: true },
            { name: 'post', label: '职务', required: true },
            REASON,
          ]}
        >
          <Typography variant="body2">
            增加的名额 {act.line.extraPlaces ?? '尚未确定'}，已推荐 {act.line.persons} 名。
          </Typography>
        </ActDialog>
      );
    case 'WITHDRAW':
      return (
        <ActDialog
          path={`${path}/recommendations/${act.recommendation.id}/withdraw`}
          title={`撤回${act.recommendation.kindLabel}：${act.recommendation.objectName}`}
          submitLabel="撤回"
          onClose={onClose}
          fields={[REASON]}
        />
      );
    case 'CONFIRM':
      return (
        <ActDialog
          path={`${path}/confirm`}
          title={`确认${award.year}年评先`}
          submitLabel="确认"
          onClose={onClose}
          fields={[
            {
              ...REASON,
              required: award.rounds.length < award.perYear,
              hint: award.rounds.length < award.perYear ? '当年轮次不足，须说明理由。' : '可不填。',
            },
          ]}
        >
          <Typography variant="body2">
            确认后名单和依据冻结，不能再变更。推荐单位 {award.units} 个、个人 {award.persons} 名。
          </Typography>
        </ActDialog>
      );
  }
}
