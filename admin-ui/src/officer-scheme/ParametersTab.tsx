import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../format';
import { callApi, Panel, ProblemAlert, ToneChip } from '../shared';
import { parameterGroups } from './parameterRows';
import { VERSION_TONES } from './SchemesPage';
import type { SchemeVersionView, TabProps } from './types';
import { schemePath } from './useScheme';

/** Everything that the scheme lays down, in Chinese, each with the rule behind it; and its versions. */
export default function ParametersTab({ scheme }: TabProps) {
  const { data, error } = useQuery({
    queryKey: ['officer-schemes', scheme.code, 'versions'],
    queryFn: () => callApi<{ data: SchemeVersionView[] }>(`${schemePath(scheme.code)}/versions`),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Panel title="版本">
        <ProblemAlert error={error} />
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {data?.data.map((version) => (
            <li key={version.id}>
              第 {version.version} 版　{version.name}　<ToneChip {...VERSION_TONES[version.status]} />
              {version.publishedAt && `　发布于 ${formatInstant(version.publishedAt, false)}`}
            </li>
          ))}
        </Box>
        <Typography variant="caption" color="text.secondary">
          已开始的聘期始终按其聘任时的版本办理；下列为第 {scheme.version} 版。
        </Typography>
      </Panel>
      {parameterGroups(scheme).map((group) => (
        <Panel key={group.title} title={group.title}>
          <Table size="small" aria-label={group.title}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ width: '24%' }}>事项</TableCell>
                <TableCell>规定</TableCell>
                <TableCell sx={{ width: 130 }}>依据</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {group.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a fixed list
                <TableRow key={index}>
                  <TableCell component="th" scope="row">
                    {row.label}
                  </TableCell>
                  <TableCell>{row.text}</TableCell>
                  <TableCell>{row.ruleId}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Panel>
      ))}
    </Box>
  );
}
