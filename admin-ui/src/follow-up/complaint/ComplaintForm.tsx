import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import type { ComplaintPlaceView, ComplaintReceiptView } from '../../../../api/follow-up/publicSchemas';
import { GROUP_LABELS } from '../../../../workflows/rules/evaluation/labels';
import { GROUPS } from '../../../../workflows/rules/evaluation/parameters';
import { callApi, newIdempotencyKey, ProblemAlert } from '../../shared';
import {
  CallbackContact,
  type Contact,
  checkContact,
  contactOf,
  NO_CONTACT,
} from '../../shared/CallbackContact';
import { fieldErrors, problemOf } from '../../shared/http';
import { useFaults } from '../../shared/useFaults';

interface Values extends Contact {
  objectId: string;
  kinds: string[];
  text: string;
}

const EMPTY: Values = { objectId: '', kinds: [], text: '', ...NO_CONTACT };

/** Who, what about, what happened, and a telephone number for who wants to be called. Nothing typed is lost. */
export function ComplaintForm({
  code,
  opened,
  onDone,
}: {
  code: string;
  opened: ComplaintPlaceView;
  onDone: (trackingCode: string) => void;
}) {
  // One complaint, one id, however often it is sent.
  const [id] = useState(newIdempotencyKey);
  const [values, setValues] = useState(EMPTY);
  const { form, faults: errors, show, clear } = useFaults();
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const set = (change: Partial<Values>) => {
    setValues((before) => ({ ...before, ...change }));
    clear();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (show(check(values, opened.place !== null))) return;
    setPending(true);
    try {
      const { trackingCode } = await callApi<ComplaintReceiptView>('/public/complaints', {
        method: 'POST',
        body: bodyOf(id, code, values),
      });
      onDone(trackingCode);
    } catch (refusal) {
      show(fieldErrors(problemOf(refusal)) ?? {});
      setError(refusal);
    } finally {
      setPending(false);
    }
  };

  return (
    <Stack component="form" ref={form} spacing={2} onSubmit={(event) => void submit(event)} noValidate>
      <Alert severity="info" icon={false}>
        不用登录。写明事情就可以，不必写自己的姓名和证件号码；被投诉的单位看不到原文和联系方式。
      </Alert>
      {opened.place === null && (
        <Box data-field="objectId">
          <TextField
            select
            required
            label="要投诉的单位"
            value={values.objectId}
            error={Boolean(errors.objectId)}
            helperText={errors.objectId ?? '找不到的，请选择最接近的单位，并在下面写明。'}
            onChange={(event) => set({ objectId: event.target.value })}
          >
            {GROUPS.flatMap((group) => [
              <ListSubheader key={group}>{GROUP_LABELS[group]}</ListSubheader>,
              ...opened.objects
                .filter((object) => object.group === group)
                .map((object) => (
                  <MenuItem key={object.id} value={object.id}>
                    {object.name}
                  </MenuItem>
                )),
            ])}
          </TextField>
        </Box>
      )}
      <Box component="fieldset" data-field="kinds" sx={{ border: 0, p: 0, m: 0 }}>
        <legend>投诉什么问题（可多选）</legend>
        {opened.kinds.map(({ code: kind, label }) => (
          <FormControlLabel
            key={kind}
            sx={{ width: { xs: '100%', sm: '48%' }, mr: 0 }}
            label={label}
            control={
              <Checkbox
                checked={values.kinds.includes(kind)}
                onChange={(_, on) =>
                  set({ kinds: on ? [...values.kinds, kind] : values.kinds.filter((each) => each !== kind) })
                }
              />
            }
          />
        ))}
        {errors.kinds && (
          <FormHelperText error role="alert">
            {errors.kinds}
          </FormHelperText>
        )}
      </Box>
      <Box data-field="text">
        <TextField
          label="具体情况"
          required
          multiline
          minRows={5}
          value={values.text}
          error={Boolean(errors.text)}
          helperText={errors.text ?? '什么事、哪一天、在哪里、怎么处理的；有具体事实才能核实。'}
          onChange={(event) => set({ text: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Box>
      <CallbackContact
        values={values}
        errors={errors}
        phoneHint="只给评价组织单位回访使用，不给被投诉的单位"
        set={set}
      />
      <ProblemAlert error={error} />
      <Button type="submit" variant="contained" size="large" disabled={pending}>
        {pending ? '正在提交…' : error ? '重新提交' : '提交投诉'}
      </Button>
    </Stack>
  );
}

function check(values: Values, placeKnown: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  if (!placeKnown && values.objectId === '') found.objectId = '请选择要投诉的单位';
  if (values.kinds.length === 0) found.kinds = '请至少选择一项';
  if (values.text.trim() === '') found.text = '请写明具体情况';
  return { ...found, ...checkContact(values) };
}

const bodyOf = (id: string, code: string, { objectId, kinds, text, ...contact }: Values) => ({
  id,
  ...(code ? { code } : { objectId }),
  kinds,
  text: text.trim(),
  contact: contactOf(contact),
});
