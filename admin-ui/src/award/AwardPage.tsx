import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { GROUPS } from '../../../workflows/rules/evaluation/parameters';
import { callApi, Facts, Instant, Panel, ProblemAlert } from '../shared';
import { type Act, AwardDialogs } from './AwardDialogs';
import { AwardStatusMark } from './AwardStatusMark';
import { RecommendationsPanel } from './RecommendationsPanel';
import { SheetTable } from './SheetTable';
import type { AwardView } from './types';

/** The award of a year: placings as basis, standing of every object, recommendations, confirmation (GE-USE-7…9). */
export default function AwardPage() {
  const { id = '' } = useParams();
  const path = `/awards/${encodeURIComponent(id)}`;
  const [act, setAct] = useState<Act | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['award', id],
    queryFn: () => callApi<AwardView>(path),
  });
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={data ? `${data.year}年评先` : '年度评先'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Header award={data} path={path} onAct={setAct} />
          <HeadPanel award={data} />
          {GROUPS.map((group) => {
            const rows = data.lines.filter((line) => line.group === group);
            return (
              rows.length > 0 && (
                <Panel key={group} title={`${rows[0]!.groupLabel}（${rows.length}个）`}>
                  <SheetTable
                    award={data}
                    rows={rows}
                    onRecommend={(kind, line) => setAct({ act: kind, line })}
                  />
                </Panel>
              )
            );
          })}
          <RecommendationsPanel
            award={data}
            path={path}
            onWithdraw={(recommendation) => setAct({ act: 'WITHDRAW', recommendation })}
          />
          {act && <AwardDialogs award={data} path={path} act={act} onClose={() => setAct(null)} />}
        </>
      )}
    </Box>
  );
}

function Header({ award, path, onAct }: { award: AwardView; path: string; onAct: (act: Act) => void }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="h5" component="h1">
        {award.year}年优化营商环境评先
      </Typography>
      <AwardStatusMark status={award.status} label={award.statusLabel} />
      <Box sx={{ flex: 1 }} />
      {award.mayEdit && (
        <Button variant="outlined" onClick={() => onAct({ act: 'PLACES' })}>
          确定个人名额
        </Button>
      )}
      {award.mayConfirm && (
        <Button variant="contained" onClick={() => onAct({ act: 'CONFIRM' })}>
          确认
        </Button>
      )}
      <Button startIcon={<Download />} href={`/api${path}/export.xlsx`}>
        导出
      </Button>
      <Button component={Link} to="/awards">
        历年评先
      </Button>
    </Box>
  );
}

function HeadPanel({ award }: { award: AwardView }) {
  const { ruleIds, consecutive } = award;
  const changed = award.lines.filter(({ changedTo }) => changedTo);
  return (
    <Panel title="依据和办理情况">
      {award.confirmRefusal && (
        <Alert severity="info" sx={{ mb: 1 }}>
          您现在不能确认：{award.confirmRefusal}
        </Alert>
      )}
      {changed.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          确认后评价结果有更正，{changed.map(({ name }) => name).join('、')}
          的资格与确认时不同；已确认的名单不变，请组织单位研究。
        </Alert>
      )}
      <Facts
        rows={[
          {
            label: '规则',
            value: `当年连续${consecutive}次处于前列的推荐评先并增加个人名额（${ruleIds.recommend}）；连续${consecutive}次处于末位的不得推荐（${ruleIds.bar}）；其余的以直接评价结果为重要依据（${ruleIds.basis}）。`,
          },
          {
            label: '当年评价',
            value: `已通报 ${award.rounds.length} 轮，方案为 ${award.perYear} 轮`,
          },
          {
            label: '增加的个人名额',
            value:
              award.extraPlaces === null
                ? '方案未定数，由组织单位确定'
                : `每个推荐单位 ${award.extraPlaces} 名${award.placesReason ? `（${award.placesReason}）` : ''}`,
          },
          ...(award.inside
            ? [
                {
                  label: '启动',
                  value: (
                    <>
                      <Instant at={award.openedAt} weekday={false} />　{award.openedBy}
                    </>
                  ),
                },
              ]
            : []),
          {
            label: '确认',
            value: award.confirmedAt ? (
              <>
                <Instant at={award.confirmedAt} weekday={false} />　{award.confirmedBy}
                {award.confirmReason ? `（${award.confirmReason}）` : ''}
              </>
            ) : (
              '尚未确认，名单随已通报的名次重新计算'
            ),
          },
          ...(award.sheetHash
            ? [
                {
                  label: '名单摘要',
                  value: `${award.sheetHash}${award.hashHolds ? '（核对一致）' : '（核对不一致，请联系管理员）'}`,
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
