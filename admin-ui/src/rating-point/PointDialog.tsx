import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useCoverage, useSites } from '../rating/useObjects';
import { ConfirmDialog } from '../shared';
import { useAct } from './useAct';

interface Choice {
  id: string;
  name: string;
}

/** Issues a code for an object at a window of a site. */
export function PointDialog({ siteId, onClose }: { siteId: string | null; onClose: () => void }) {
  const { data: coverage } = useCoverage();
  const { data: sites } = useSites();
  const [object, setObject] = useState<Choice | null>(null);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [windowName, setWindowName] = useState('');
  const { send, pending, error, errors, changed } = useAct('/rating-points', () => '评价码已发放', onClose);
  const site = chosen ?? sites?.find(({ id }) => id === siteId) ?? null;
  const pick = (
    label: string,
    choices: readonly Choice[],
    value: Choice | null,
    set: (choice: Choice | null) => void,
    problem: string | undefined,
  ) => (
    <Autocomplete
      options={choices}
      value={value}
      onChange={(_, choice) => {
        set(choice);
        changed();
      }}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      noOptionsText="没有符合的选项"
      renderInput={(params) => (
        <TextField {...params} label={label} required error={Boolean(problem)} helperText={problem} />
      )}
    />
  );
  return (
    <ConfirmDialog
      open
      title="发放评价码"
      confirmLabel="发放"
      pending={pending}
      error={error}
      onConfirm={() => send({ objectId: object?.id ?? '', siteId: site?.id ?? '', windowName })}
      onClose={onClose}
    >
      {pick('评价对象', coverage?.objects ?? [], object, setObject, errors.objectId)}
      {pick('点位', sites ?? [], site, setChosen, errors.siteId)}
      <TextField
        label="窗口"
        value={windowName}
        error={Boolean(errors.windowName)}
        helperText={errors.windowName ?? '如“综合1号窗口”；张贴在墙上或门口的不填'}
        onChange={(event) => {
          setWindowName(event.target.value);
          changed();
        }}
      />
    </ConfirmDialog>
  );
}
