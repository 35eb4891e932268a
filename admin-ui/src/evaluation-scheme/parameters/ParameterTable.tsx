import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { EvaluationSchemeParameters } from '../../../../workflows/rules/evaluation/parameters';
import { fieldValue, rangeText, valueText } from '../../../../workflows/rules/evaluation/scheme/field';
import { schemeFields } from '../../../../workflows/rules/evaluation/scheme/fields';
import { Panel } from '../../shared';
import { groupsOf } from './groups';

/** The parameters in force: what, how much, within which range, by which rule. */
export const ParameterTable = ({ parameters }: { parameters: EvaluationSchemeParameters }) =>
  groupsOf(schemeFields(parameters)).map(({ group, fields }) => (
    <Panel key={group} title={group}>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={group}>
        <Table size="small" aria-label={`${group}参数`}>
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>事项</TableCell>
              <TableCell>现行值</TableCell>
              <TableCell>允许范围</TableCell>
              <TableCell>依据</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {fields.map((field) => (
              <TableRow key={field.key}>
                <TableCell component="th" scope="row">
                  {field.label}
                </TableCell>
                <TableCell>{valueText(field, fieldValue(parameters, field.key))}</TableCell>
                <TableCell sx={{ color: 'text.secondary' }}>{rangeText(field)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{field.ruleId}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  ));
