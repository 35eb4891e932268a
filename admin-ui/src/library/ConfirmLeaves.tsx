import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { LibraryView } from '../../../api/library/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { ConfirmDialog } from '../shared';

/** Confirms who stays for the round, stratum by stratum (GE-LIB-2). */
export function ConfirmDialogOfLeaves({ library, onClose }: { library: LibraryView; onClose: () => void }) {
  const due = library.strata.filter(({ stale }) => stale > 0);
  const [chosen, setChosen] = useState<string[]>(due.map(({ code }) => code));
  const { year, number } = library.round;
  const { send, pending, error } = useEvaluationAct('/library/confirm', {
    about: 'library',
    said: `已确认为${year}年第${number}轮的样本`,
    onDone: onClose,
  });
  const leafIds = library.leaves
    .filter(({ stratum, stale }) => chosen.includes(stratum) && stale > 0)
    .map(({ leafId }) => leafId);
  return (
    <ConfirmDialog
      open
      title={`确认 ${year} 年第 ${number} 轮的更新调整`}
      confirmLabel="确认留任"
      pending={pending}
      confirmDisabled={leafIds.length === 0}
      error={error}
      onConfirm={() => send({ leafIds, round: library.round })}
      onClose={onClose}
    >
      <Typography variant="body2">
        请先让不再合适的人员离库、导入新人员；这里确认的是其余人员继续作为本轮样本。确认记入审计日志（依据{' '}
        {library.refreshRuleId}）。
      </Typography>
      <FormGroup>
        {due.map(({ code, label, stale, actual }) => (
          <FormControlLabel
            key={code}
            control={
              <Checkbox
                checked={chosen.includes(code)}
                onChange={(event) =>
                  setChosen((before) =>
                    event.target.checked ? [...before, code] : before.filter((each) => each !== code),
                  )
                }
              />
            }
            label={`${label}：${stale} 名待确认（在库 ${actual} 名）`}
          />
        ))}
      </FormGroup>
    </ConfirmDialog>
  );
}
