import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';

/** A name and a telephone number, only of who wants to be called back. */
export interface Contact {
  name: string;
  phone: string;
  consent: boolean;
}

export const NO_CONTACT: Contact = { name: '', phone: '', consent: false };

/** The consent, and after it the two fields; taking it back clears them. `phoneHint` says who does not see the number. */
export function CallbackContact({
  values,
  errors,
  phoneHint,
  set,
}: {
  values: Contact;
  errors: Record<string, string>;
  phoneHint: string;
  set: (change: Partial<Contact>) => void;
}) {
  const line = (name: 'name' | 'phone', label: string, hint?: string) => (
    <TextField
      label={label}
      required
      type={name === 'phone' ? 'tel' : 'text'}
      value={values[name]}
      error={Boolean(errors[`contact.${name}`])}
      helperText={errors[`contact.${name}`] ?? hint}
      onChange={(event) => set({ [name]: event.target.value })}
      slotProps={{ htmlInput: { maxLength: name === 'phone' ? 20 : 50 } }}
    />
  );
  return (
    <Box data-field="contact">
      <FormControlLabel
        label="我愿意留下电话，同意评价组织单位回访（可不选）"
        control={
          <Checkbox checked={values.consent} onChange={(_, on) => set(on ? { consent: true } : NO_CONTACT)} />
        }
      />
      {values.consent && (
        <>
          {line('name', '怎么称呼您')}
          {line('phone', '联系电话', phoneHint)}
        </>
      )}
    </Box>
  );
}

/** What is missing, by field. */
export function checkContact({ name, phone, consent }: Contact): Record<string, string> {
  const found: Record<string, string> = {};
  if (consent && name.trim() === '') found['contact.name'] = '请填写称呼';
  if (consent && !/^[0-9+\- ]{7,20}$/.test(phone.trim())) found['contact.phone'] = '联系电话格式不正确';
  return found;
}

/** As requests carry it; null without the consent. */
export const contactOf = ({ name, phone, consent }: Contact) =>
  consent ? { name: name.trim(), phone: phone.trim(), consent: true as const } : null;
