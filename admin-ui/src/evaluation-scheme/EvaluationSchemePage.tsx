import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import type { EvaluationSchemeView } from '../../../api/evaluation-scheme/schemas';
import { formatDate } from '../format';
import { callApi, Facts, Panel, ProblemAlert } from '../shared';
import { parameterGroups } from './parameterRows';
import { RecordsPanel } from './RecordsPanel';

/** What the evaluation is run by: every number with its rule, what is configuration, on what it rests, who has it. */
export default function EvaluationSchemePage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-scheme'],
    queryFn: () => callApi<EvaluationSchemeView>('/evaluation-scheme'),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2, py: 1 }}>
      <Title title="评价方案" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Panel title={data.name}>
            <Facts
              rows={[
                { label: '版本', value: `第 ${data.version} 版，自 ${data.parameters.validity.from} 起施行` },
                {
                  label: '印发',
                  value: data.basis && `${data.basis.issuers.join('、')}，${formatDate(data.basis.issuedOn)}`,
                },
                { label: '审定', value: data.basis && `经${data.basis.agreedBy.join('、')}同意` },
                { label: '同时印发', value: data.basis?.companions.join('；') },
                ...data.organs
                  .filter(({ organisationName }) => organisationName !== null)
                  .map(({ label, organisationName }) => ({ label, value: organisationName })),
              ]}
            />
            <Typography variant="caption" color="text.secondary">
              已启动的轮次始终按启动时的版本办理。标“配置”的，方案没有规定，由组织单位确定。
            </Typography>
          </Panel>
          <RecordsPanel keeps={data.keepsRecords} />
          {parameterGroups(data.parameters).map((group) => (
            <Panel key={group.title} title={group.title}>
              <Table size="small" aria-label={group.title}>
                <TableHead>
                  <TableRow>
                    <TableCell sx={{ width: '26%' }}>事项</TableCell>
                    <TableCell>规定</TableCell>
                    <TableCell sx={{ width: 130 }}>依据</TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {group.rows.map((each) => (
                    <TableRow key={`${each.label} ${each.text}`}>
                      <TableCell component="th" scope="row">
                        {each.label}
                      </TableCell>
                      <TableCell>{each.text}</TableCell>
                      <TableCell>{each.ruleId}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </Panel>
          ))}
        </>
      )}
    </Box>
  );
}
