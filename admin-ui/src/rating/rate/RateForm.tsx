import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type {
  OpenedRatingView,
  RatingReceiptView,
  SubmitRatingBody,
} from '../../../../api/rating/publicSchemas';
import { placeWords } from '../../../../workflows/rules/evaluation/ratings/labels';
import { OptionRow } from '../../ballot/OptionRow';
import { newIdempotencyKey, ProblemAlert } from '../../shared';
import {
  CallbackContact,
  type Contact,
  checkContact,
  contactOf,
  NO_CONTACT,
} from '../../shared/CallbackContact';
import { fieldErrors, problemOf } from '../../shared/http';
import { useFaults } from '../../shared/useFaults';
import { mayTryAgain, putAside, send } from './outbox';

interface Values extends Contact {
  answers: Record<string, string>;
  matterNo: string;
  reason: string;
}

const EMPTY: Values = { answers: {}, matterNo: '', reason: '', ...NO_CONTACT };

/** Six questions, a reason where an answer is poor, a telephone number for who wants to be called. Nothing typed is lost. */
export function RateForm({
  code,
  device,
  opened,
  onArrived,
  onWaiting,
}: {
  code: string;
  device: string;
  opened: OpenedRatingView;
  onArrived: (receipt: RatingReceiptView) => void;
  onWaiting: () => void;
}) {
  // One rating, one id, however often it is sent.
  const [id] = useState(newIdempotencyKey);
  const [values, setValues] = useState(EMPTY);
  const { form, faults: errors, show, clear } = useFaults();
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const { questions } = opened.questionnaire;
  const poor = questions.some(({ id: question, options }) =>
    options.some((option) => option.poor && option.code === values.answers[question]),
  );
  const set = (change: Partial<Values>) => {
    setValues((before) => ({ ...before, ...change }));
    clear();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (show(check(opened, values, poor))) return;
    const body = bodyOf(id, code, device, opened, values);
    setPending(true);
    try {
      onArrived(await send(body));
    } catch (refusal) {
      if (mayTryAgain(refusal) && keptAside(body, opened)) return onWaiting();
      show(fieldErrors(problemOf(refusal)) ?? {});
      setError(refusal);
    } finally {
      setPending(false);
    }
  };

  return (
    <Stack component="form" ref={form} spacing={2} onSubmit={(event) => void submit(event)} noValidate>
      <Alert severity="info" icon={false}>
        {opened.questionnaire.introduction} 不用登录，不问姓名。
      </Alert>
      {opened.rated && (
        <Alert severity="warning">
          这台手机今天已在这里评价过，一次办事评价一次。如果办的是另一件事，请填写那件事的办件编号后再评价。
        </Alert>
      )}
      {questions.map((question, nth) => (
        <Box key={question.id} data-field={question.id}>
          <OptionRow
            legend={`${nth + 1}. ${question.aspectLabel}：`}
            hint={question.text}
            options={question.options.map((option) => ({ ...option, scored: true }))}
            value={values.answers[question.id]}
            onChange={(option) => set({ answers: { ...values.answers, [question.id]: option } })}
          />
          {errors[question.id] && <FieldError text={errors[question.id]!} />}
        </Box>
      ))}
      <Box data-field="reason">
        <TextField
          label={poor ? '请写明具体情况（必填）' : '想说的话（可不填）'}
          required={poor}
          multiline
          minRows={3}
          value={values.reason}
          error={Boolean(errors.reason)}
          helperText={errors.reason ?? '请不要写自己的姓名和证件号码'}
          onChange={(event) => set({ reason: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
      </Box>
      <Box data-field="matterNo">
        <TextField
          label={opened.rated ? '办件编号（必填）' : '办件编号（有就填）'}
          required={opened.rated}
          value={values.matterNo}
          error={Boolean(errors.matterNo)}
          helperText={
            errors.matterNo ?? '见受理单或短信；填了就是一件事评价一次。只用于防止重复，不会给被评价单位'
          }
          onChange={(event) => set({ matterNo: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
        />
      </Box>
      <CallbackContact
        values={values}
        errors={errors}
        phoneHint="只给评价组织单位回访使用，不给被评价单位"
        set={set}
      />
      <ProblemAlert error={error} />
      <Button type="submit" variant="contained" size="large" disabled={pending}>
        {pending ? '正在提交…' : '提交评价'}
      </Button>
    </Stack>
  );
}

const FieldError = ({ text }: { text: string }) => (
  <Typography variant="body2" color="error" role="alert" sx={{ mt: 0.5 }}>
    {text}
  </Typography>
);

function check(opened: OpenedRatingView, values: Values, poor: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id } of opened.questionnaire.questions) {
    if (!values.answers[id]) found[id] = '请选择一项';
  }
  if (poor && values.reason.trim() === '') found.reason = '您选择了较差的等次，请写明具体情况，以便核实整改';
  if (opened.rated && values.matterNo.trim() === '')
    found.matterNo = '本次办事已经评价过；办的是另一件事的，请填写办件编号';
  return { ...found, ...checkContact(values) };
}

const bodyOf = (
  id: string,
  code: string,
  device: string,
  opened: OpenedRatingView,
  { answers, matterNo, reason, ...contact }: Values,
): SubmitRatingBody => ({
  id,
  code,
  deviceToken: device,
  visitToken: opened.visitToken,
  matterNo: matterNo.trim(),
  questionnaireVersion: opened.questionnaire.version,
  answers,
  reason: reason.trim(),
  contact: contactOf(contact),
});

/** True when this device keeps the rating; a browser that keeps nothing leaves it on the page. */
function keptAside(form: SubmitRatingBody, { objectName, siteName, windowName }: OpenedRatingView): boolean {
  try {
    putAside({ form, place: `${objectName}（${placeWords(siteName, windowName)}）` });
    return true;
  } catch {
    return false;
  }
}
