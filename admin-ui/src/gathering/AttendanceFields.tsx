import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormHelperText from '@mui/material/FormHelperText';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { NoteField } from '../process/NoteField';
import type { FieldsProps, Values } from '../process/types';
import { type GatheringView, type InvitationView, standing } from './types';

/** What the sheet says of one person; `done` counts in a special evaluation only. */
export interface Presence {
  present: boolean;
  done: boolean;
}

type Sheet = Record<string, Presence>;

export const sheetOf = (values: Values): Sheet => (values.sheet as Sheet | undefined) ?? {};

/** The sheet as it stands: as recorded before, else as answered. */
export const firstSheet = (record: GatheringView): Sheet =>
  Object.fromEntries(
    standing(record).map(({ termId, present, doneAsRequired, answer }) => {
      const there = present ?? answer === 'TAKES_PART';
      return [termId, { present: there, done: doneAsRequired ?? there }];
    }),
  );

/** Everybody who was invited, in one sheet; a correction says why. */
export function AttendanceFields(props: FieldsProps<GatheringView>) {
  const { record, values, errors, set } = props;
  const sheet = sheetOf(values);
  const isSpecial = record.kind === 'EVALUATION';
  const put = (termId: string, entry: Presence) =>
    set('sheet', { ...sheet, [termId]: { ...entry, done: entry.present && entry.done } });
  const all = (present: boolean) =>
    set(
      'sheet',
      Object.fromEntries(standing(record).map(({ termId }) => [termId, { present, done: present }])),
    );
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button size="small" onClick={() => all(true)}>
          全部到会
        </Button>
        <Button size="small" onClick={() => all(false)}>
          全部未到
        </Button>
      </Box>
      <Table size="small" aria-label="到会情况登记表">
        <TableHead>
          <TableRow>
            <TableCell>姓名</TableCell>
            <TableCell>答复</TableCell>
            <TableCell>到会</TableCell>
            {isSpecial && <TableCell>按要求完成评价</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {standing(record).map((each) => (
            <SheetRow
              key={each.termId}
              invitation={each}
              entry={sheet[each.termId] ?? { present: false, done: false }}
              isSpecial={isSpecial}
              put={(entry) => put(each.termId, entry)}
            />
          ))}
        </TableBody>
      </Table>
      {errors.entries && <FormHelperText error>{errors.entries}</FormHelperText>}
      <NoteField
        {...props}
        label={record.revision > 0 ? '更正理由' : '说明'}
        required={record.revision > 0}
        hint={record.revision > 0 ? '更正已登记的到会情况须说明理由。' : '可不填。'}
      />
    </>
  );
}

function SheetRow({
  invitation,
  entry,
  isSpecial,
  put,
}: {
  invitation: InvitationView;
  entry: Presence;
  isSpecial: boolean;
  put: (entry: Presence) => void;
}) {
  const { officerName, answerLabel, answerNote } = invitation;
  return (
    <TableRow>
      <TableCell>{officerName}</TableCell>
      <TableCell>
        {answerLabel}
        {answerNote && `（${answerNote}）`}
      </TableCell>
      <TableCell>
        <Checkbox
          size="small"
          checked={entry.present}
          onChange={(_, present) => put({ present, done: present && (entry.done || isSpecial) })}
          slotProps={{ input: { 'aria-label': `${officerName}到会` } }}
        />
      </TableCell>
      {isSpecial && (
        <TableCell>
          <Checkbox
            size="small"
            checked={entry.present && entry.done}
            disabled={!entry.present}
            onChange={(_, done) => put({ ...entry, done })}
            slotProps={{ input: { 'aria-label': `${officerName}按要求完成评价` } }}
          />
        </TableCell>
      )}
    </TableRow>
  );
}
