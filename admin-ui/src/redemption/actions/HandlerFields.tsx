import { useEffect } from 'react';
import { NoteField } from '../../process/NoteField';
import { hasRole, useSession } from '../../shared/session';
import { AccountSelect } from './AccountSelect';
import { type FieldsProps, textOf } from './types';

const HandlerField = ({ record, values, errors, set }: FieldsProps) => (
  <AccountSelect
    label="经办人"
    accountRole="HANDLER"
    organisationId={record.departmentOrganisationId}
    value={textOf(values, 'handlerAccountId')}
    onChange={(id) => set('handlerAccountId', id)}
    error={errors.handlerAccountId}
  />
);

/** Names the handler of the department; a handler finds himself named already. */
export const SignForFields = (props: FieldsProps) => {
  const session = useSession();
  const { set } = props;
  const me = hasRole(session, 'HANDLER') ? session?.account.id : undefined;
  const chosen = textOf(props.values, 'handlerAccountId');
  // biome-ignore lint/correctness/useExhaustiveDependencies: fills the empty field once, when the session is known
  useEffect(() => {
    if (me && !chosen) set('handlerAccountId', me);
  }, [me]);
  return <HandlerField {...props} />;
};

export const ChangeHandlerFields = (props: FieldsProps) => (
  <>
    <HandlerField {...props} />
    <NoteField {...props} label="更换理由" required />
  </>
);
