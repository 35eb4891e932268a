import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { TermRowView } from '../../../api/officer-scheme/schemas';
import { TERM_STATUS_LABELS } from '../../../workflows/rules/officer-term/labels';
import { TextLink } from '../gathering/TextLink';
import { hasRole, Instant, labelOf, useSession } from '../shared';
import { ConfirmReviewDialog } from './ConfirmReviewDialog';
import { ITEMS, type ReviewRowView, type ReviewsView } from './types';

const GROUPS = [...new Set(ITEMS.map(({ group }) => group))];

/** The persons of a scheme with the measured items of each; figures are neither weighed nor added up. */
export function ReviewTable({ reviews }: { reviews: ReviewsView }) {
  const [confirming, setConfirming] = useState<ReviewRowView | null>(null);
  const decides = hasRole(useSession(), 'DECISION_BODY');
  const mayConfirm = decides && reviews.kind !== 'ADOPTION_GRADES';
  const terms = useTerms(reviews.schemeCode);
  const term = confirming && terms.get(confirming.termId);
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        各项指标如实列示，不加权、不合计（依据 {reviews.ruleId}）。
      </Typography>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="履职指标">
        <Table size="small" aria-label="履职指标">
          <TableHead>
            <TableRow>
              <TableCell rowSpan={2}>姓名</TableCell>
              {GROUPS.map((group) => (
                <TableCell
                  key={group}
                  align="center"
                  colSpan={ITEMS.filter((each) => each.group === group).length}
                >
                  {group}
                </TableCell>
              ))}
              <TableCell rowSpan={2}>数量要求</TableCell>
              <TableCell rowSpan={2}>触发的情形</TableCell>
              <TableCell rowSpan={2}>评议</TableCell>
            </TableRow>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              {ITEMS.map(({ group, label }) => (
                <TableCell key={`${group}${label}`} align="right">
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {reviews.data.map((row) => (
              <TableRow key={row.termId} hover>
                <TableCell>
                  <TextLink to={`/officer-terms/${row.termId}`}>{row.officerName}</TextLink>
                  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                    {labelOf(TERM_STATUS_LABELS, row.termStatus)}
                  </Box>
                </TableCell>
                {ITEMS.map(({ group, label, of }) => (
                  <TableCell key={`${group}${label}`} align="right">
                    {of(row)}
                  </TableCell>
                ))}
                <TableCell>{quotaText(row)}</TableCell>
                <TableCell>{row.findings.map(({ message }) => message).join('；') || '无'}</TableCell>
                <TableCell>
                  <Verdict row={row} onConfirm={mayConfirm ? () => setConfirming(row) : undefined} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {confirming && (
        <ConfirmReviewDialog
          row={confirming}
          from={term && term.fromDate > reviews.from ? term.fromDate : reviews.from}
          to={term && term.toDate < reviews.to ? term.toDate : reviews.to}
          onClose={() => setConfirming(null)}
        />
      )}
    </>
  );
}

/** A span that is confirmed lies within the term, so its dates are needed. */
function useTerms(schemeCode: string): Map<string, TermRowView> {
  const { data } = useGetList<TermRowView>(`officer-schemes/${schemeCode}/terms`, {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'officerName', order: 'ASC' },
  });
  return new Map((data ?? []).map((term) => [term.id, term]));
}

function quotaText({ periods }: ReviewRowView): string {
  if (periods.length === 0) return '没有到期的要求';
  const missed = periods.filter(({ met }) => !met);
  return missed.length === 0
    ? `${periods.length} 期全部完成`
    : `${periods.length} 期中 ${missed.length} 期未完成：${missed.map(({ label }) => label).join('、')}`;
}

function Verdict({ row, onConfirm }: { row: ReviewRowView; onConfirm?: () => void }) {
  if (row.confirmed)
    return (
      <>
        已确认 <Instant at={row.confirmed.confirmedAt} weekday={false} />
        {row.confirmed.note && <div>{row.confirmed.note}</div>}
      </>
    );
  if (!onConfirm) return <>未确认</>;
  return (
    <Button size="small" variant="outlined" onClick={onConfirm} aria-label={`确认评议：${row.officerName}`}>
      确认评议
    </Button>
  );
}
