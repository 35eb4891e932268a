import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AccessSlips } from '../officer-scheme/AccessSlips';
import { ConfirmDialog, callApi, Facts, hasRole, Panel, ProblemAlert, useSession } from '../shared';
import type { ContactView, TermRecord } from './types';
import { termPath } from './useTerm';

/** The person or organisation; what is masked is read in full on request only, and that is recorded. */
export function OfficerPanel({ record }: { record: TermRecord }) {
  const { officer } = record;
  const session = useSession();
  const contact = useMutation({ mutationFn: () => callApi<ContactView>(`${termPath(record.id)}/contact`) });
  const full = contact.data;
  const office =
    hasRole(session, 'ORGANISER') && session?.account.organisation?.id === record.officeOrganisationId;
  const person = officer.subject === 'PERSON';
  const shown = [
    { label: person ? '姓名' : '名称', value: officer.name },
    {
      label: '出生',
      value: full?.birthDate ?? (officer.birthYear === null ? null : `${officer.birthYear}年`),
    },
    { label: '电话', value: full?.phone ?? officer.phone },
    { label: '信用代码', value: officer.creditCode },
    { label: '联络员', value: full?.liaisonName ?? officer.liaisonName },
    { label: '联络员电话', value: full?.liaisonPhone ?? officer.liaisonPhone },
    { label: '单位', value: officer.homeOrganisationName ?? officer.unitName },
    { label: '职务', value: officer.post },
    { label: '行业', value: officer.industry },
    { label: '财政供养', value: officer.fiscalPayroll ? '是' : null },
    { label: '开户银行', value: full?.bankName ?? officer.bankName },
    { label: '银行账号', value: full?.bankAccount ?? officer.bankAccount },
    {
      label: '登录账号',
      value: officer.username && `${officer.username}${officer.accountEnabled ? '' : '（已停用）'}`,
    },
  ].filter(({ value }) => value !== null && value !== '');
  return (
    <Panel title={person ? '人员' : '单位'} dense>
      <Facts rows={shown} />
      <ProblemAlert error={contact.error} />
      {officer.mayUnmask && !full && (
        <Button size="small" disabled={contact.isPending} onClick={() => contact.mutate()}>
          显示完整信息（查看留痕）
        </Button>
      )}
      {office && <ResetPassword record={record} />}
    </Panel>
  );
}

/** A new one-time password, shown once. */
function ResetPassword({ record }: { record: TermRecord }) {
  const [open, setOpen] = useState(false);
  const reset = useMutation({
    mutationFn: () =>
      callApi<{ username: string; password: string }>(`/officers/${record.officerId}/reset-password`, {
        method: 'POST',
        body: {},
      }),
  });
  const close = () => {
    setOpen(false);
    reset.reset();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        重设登录密码
      </Button>
      <ConfirmDialog
        open={open}
        title={`重设登录密码：${record.name}`}
        confirmLabel={reset.data ? '完成' : '重设'}
        cancelLabel={reset.data ? '关闭' : '取消'}
        pending={reset.isPending}
        error={reset.error}
        onConfirm={() => (reset.data ? close() : reset.mutate())}
        onClose={close}
      >
        {reset.data ? (
          <AccessSlips slips={[{ name: record.name, ...reset.data }]} title={record.title} />
        ) : (
          '重设后原密码失效，本人须用新密码重新登录；新密码只显示一次。'
        )}
      </ConfirmDialog>
    </>
  );
}
