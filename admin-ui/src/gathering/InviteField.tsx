import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { EventKind } from '../../../workflows/rules/officer-term/parameters';
import { ProblemAlert } from '../shared';
import { PairProposal } from './PairProposal';
import type { TermRowView } from './types';

interface InviteFieldProps {
  schemeCode: string;
  kind: EventKind;
  /** The unit that is looked at: nobody is sent to his own. */
  targetOrganisationId: string;
  /** Whether the scheme's officers take turns in groups. */
  inTurn: boolean;
  value: string[];
  onChange: (termIds: string[]) => void;
  error?: string;
}

/** Who is called: by hand, or as the turn proposes. */
export function InviteField({ schemeCode, kind, value, onChange, error, ...rest }: InviteFieldProps) {
  const [query, setQuery] = useState('');
  const list = useGetList<TermRowView>(`officer-schemes/${schemeCode}/terms`, {
    filter: { serving: true },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'officerName', order: 'ASC' },
  });
  const people = (list.data ?? []).filter(({ status }) => kind === 'TRAINING' || status === 'SERVING');
  const shown = people.filter(({ officerName, unitName }) =>
    `${officerName}${unitName ?? ''}`.includes(query.trim()),
  );
  const toggle = (id: string) =>
    onChange(value.includes(id) ? value.filter((each) => each !== id) : [...value, id]);
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, mt: 1, mx: 0, p: 1.5 }}
    >
      <Typography component="legend" variant="body2" sx={{ px: 0.5 }}>
        邀请人员（已选 {value.length} 人）
      </Typography>
      {rest.inTurn && kind === 'SESSION' && (
        <PairProposal
          schemeCode={schemeCode}
          targetOrganisationId={rest.targetOrganisationId}
          onTake={onChange}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <TextField
          label="查找人员"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          sx={{ maxWidth: 240 }}
        />
        <Button size="small" onClick={() => onChange([...new Set([...value, ...shown.map(({ id }) => id)])])}>
          全选所列 {shown.length} 人
        </Button>
        <Button size="small" onClick={() => onChange([])} disabled={value.length === 0}>
          清空
        </Button>
      </Box>
      <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.data && people.length === 0 && (
        <Typography variant="body2">本方案还没有履职中的人员，请先办理聘任和上岗培训。</Typography>
      )}
      <Box
        sx={{
          maxHeight: 220,
          overflow: 'auto',
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        }}
        tabIndex={0}
        role="group"
        aria-label="可邀请的人员"
      >
        {shown.map(({ id, officerName, unitName }) => (
          <FormControlLabel
            key={id}
            control={<Checkbox size="small" checked={value.includes(id)} onChange={() => toggle(id)} />}
            label={unitName ? `${officerName}（${unitName}）` : officerName}
          />
        ))}
      </Box>
      {error && <FormHelperText error>{error}</FormHelperText>}
    </Box>
  );
}
