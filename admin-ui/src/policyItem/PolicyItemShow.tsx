import {
  Box,
  Button,
  Chip,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { Show, useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { Facts, Instant, LEVEL_LABELS, labelOf, Money, Panel } from '../shared';
import { GuideView } from './GuideView';
import { KindChip } from './KindChip';
import { KIND_HINTS, VERSION_STATUS_LABELS } from './labels';
import type { PolicyItemDetail } from './types';

/** A cache of its own: rows of a list lack guide and versions and would stand in for the item. */
const WHOLE = { meta: { whole: true } };

/** One item: its limits, its guide and its versions (GR-U2, GR-G3). */
export default function PolicyItemShow() {
  return (
    <Show title={<Title />} component="div" actions={false} queryOptions={WHOLE}>
      <Content />
    </Show>
  );
}

function Title() {
  const item = useRecordContext<PolicyItemDetail>();
  return <span>{item ? `政策事项　${item.name}` : '政策事项'}</span>;
}

function Content() {
  const item = useRecordContext<PolicyItemDetail>();
  if (!item) return null;
  return (
    <Stack spacing={2}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }} useFlexGap>
        <Typography variant="h5" component="h1">
          {item.name}
        </Typography>
        <KindChip kind={item.kind} />
        <Chip size="small" label={labelOf(LEVEL_LABELS, item.policyLevel)} />
        <Box sx={{ flex: 1 }} />
        <Button
          component={Link}
          to={`/redemptions?filter=${encodeURIComponent(JSON.stringify({ itemId: item.id }))}`}
        >
          本事项的办件
        </Button>
      </Stack>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', lg: '2fr 1fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={`办事指南（第 ${item.version} 版）`}>
          <GuideView guide={item.guide} policyLevel={item.policyLevel} />
        </Panel>
        <Stack spacing={2}>
          <Panel title="时限与限额">
            <Facts
              rows={[
                { label: '编号', value: item.id },
                { label: '主管部门', value: item.departmentOrganisationName },
                { label: '办理方式', value: KIND_HINTS[item.kind] ?? '—' },
                { label: '审核报批', value: `${item.reviewWorkingDays} 个工作日` },
                { label: '受理到兑付', value: `${item.redemptionWorkingDays} 个工作日` },
                { label: '单笔上限', value: <Money fen={item.maxAmountFen} strong /> },
              ]}
            />
          </Panel>
          <Panel title="版本">
            <Versions item={item} />
          </Panel>
        </Stack>
      </Box>
    </Stack>
  );
}

function Versions({ item }: { item: PolicyItemDetail }) {
  return (
    <>
      <Table size="small" aria-label="事项版本">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>版本</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>发布</TableCell>
            <TableCell>生效</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {item.versions.map((version) => (
            <TableRow key={version.version} selected={version.version === item.version}>
              <TableCell>{version.version}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {labelOf(VERSION_STATUS_LABELS, version.status)}
              </TableCell>
              <TableCell>
                <Instant at={version.publishedAt} weekday={false} />
              </TableCell>
              <TableCell>
                {version.validFrom}
                {version.validTo ? ` 至 ${version.validTo}` : ' 起'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="caption" color="text.secondary">
        每件按受理时的版本办到底，事项变更不影响在办件。
      </Typography>
    </>
  );
}
