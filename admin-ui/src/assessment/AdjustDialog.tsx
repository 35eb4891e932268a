import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { useStart } from '../gathering/useStart';
import { ConfirmDialog } from '../shared';
import { Calculation } from './Calculation';
import type { AssessedPersonView, Grade } from './types';

/** Another grade than the computed one, out of those that the rules allow, with the reason (BT-ASM-8, AMB-BT-3). */
export function AdjustDialog({
  assessmentId,
  person,
  onClose,
}: {
  assessmentId: string;
  person: AssessedPersonView;
  onClose: () => void;
}) {
  const id = useId();
  const [grade, setGrade] = useState<Grade>(person.grade);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const adjust = useStart(`/assessments/${assessmentId}/adjust`, '已调整等次', onClose);
  const isAsked = grade !== person.computed;
  const missing = tried && isAsked && !note.trim();
  const send = () => {
    setTried(true);
    if (!isAsked || note.trim())
      adjust.start({ termId: person.termId, grade, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <ConfirmDialog
      open
      title={`调整等次：${person.officerName}`}
      confirmLabel="保存等次"
      pending={adjust.pending}
      confirmDisabled={grade === person.grade}
      error={adjust.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Calculation person={person} />
      <FormControl component="fieldset">
        <FormLabel id={id} component="legend" required>
          评定等次
        </FormLabel>
        <RadioGroup row aria-labelledby={id} value={grade} onChange={(_, value) => setGrade(value as Grade)}>
          {person.choices.map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              control={<Radio size="small" />}
              label={each === person.computed ? `${GRADE_LABELS[each]}（测算）` : GRADE_LABELS[each]}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        label="理由"
        required={isAsked}
        multiline
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing}
        helperText={
          missing ? '评定与测算不一致的，须说明理由' : '测算等次是上限，只能评定为相同或更低的等次。'
        }
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ConfirmDialog>
  );
}
