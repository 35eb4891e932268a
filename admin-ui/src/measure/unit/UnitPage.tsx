import Article from '@mui/icons-material/Article';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { callApi, EmptyState, Facts, Panel, ProblemAlert } from '../../shared';
import { MeasureTable } from '../MeasureTable';
import { HistoryPanel } from './HistoryPanel';
import { LadderPanel } from './LadderPanel';
import { PointsPanel } from './PointsPanel';
import { StandingMark } from './StandingMark';
import type { UnitDetailView, UnitView } from './types';
import { useYear, YearSelect } from './YearSelect';

/** One evaluated unit through the rounds: placings for everybody; ladder, measures, points for those concerned. */
export default function UnitPage() {
  const { id = '' } = useParams();
  const [year, setYear] = useYear();
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-unit', id, year],
    queryFn: () =>
      callApi<UnitView>(
        `/evaluation-units/${encodeURIComponent(id)}${year ? `?year=${encodeURIComponent(year)}` : ''}`,
      ),
  });
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={data?.name ?? '评价单位'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Header unit={data} onYear={setYear} />
          {data.detail && <LadderPanel detail={data.detail} name={data.name} />}
          <HistoryPanel unit={data} />
          {data.detail ? (
            <Detail detail={data.detail} year={data.year} />
          ) : (
            <Typography variant="body2" color="text.secondary">
              连续末位次数、加减分和措施只供该单位自己和有关机关查看。
            </Typography>
          )}
        </>
      )}
    </Box>
  );
}

function Header({ unit, onYear }: { unit: UnitView; onYear: (year: string) => void }) {
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1">
          {unit.name}
        </Typography>
        {unit.own && <Chip size="small" variant="outlined" label="本单位" />}
        {unit.validTo && <Chip size="small" variant="outlined" label={`${unit.validTo}终止`} />}
        <Box sx={{ flex: 1 }} />
        {unit.detail && (
          <>
            <YearSelect year={unit.year} years={unit.years} onChange={onYear} />
            <Button
              component={Link}
              startIcon={<Article />}
              to={`/evaluation-units/${encodeURIComponent(unit.id)}/statement?year=${unit.year}`}
            >
              年度情况
            </Button>
          </>
        )}
        <Button component={Link} to={`/evaluation-units?year=${unit.year}`}>
          全部单位
        </Button>
      </Box>
      <Typography color="text.secondary">
        {unit.groupLabel}
        {unit.organisationName && unit.organisationName !== unit.name ? `　${unit.organisationName}` : ''}
      </Typography>
    </Box>
  );
}

function Detail({ detail, year }: { detail: UnitDetailView; year: number }) {
  const { award, measures, points } = detail;
  return (
    <>
      <Panel title="整改、约谈、述职">
        {measures.length === 0 ? (
          <EmptyState title="没有启动过措施" hint="处于末位时由系统按连续次数启动。" />
        ) : (
          <MeasureTable rows={measures} />
        )}
      </Panel>
      <PointsPanel points={points} year={year} />
      <Panel title={`${year}年评先资格`}>
        <Facts
          rows={[
            {
              label: '资格',
              value: <StandingMark standing={award.standing} label={award.label} />,
            },
            { label: '依据', value: award.ruleId },
            {
              label: '说明',
              value: `当年连续${award.consecutive}次处于前列的推荐评先，连续${award.consecutive}次处于末位的不得推荐；其余可以申报，直接评价结果作为重要依据。`,
            },
          ]}
        />
      </Panel>
    </>
  );
}
