import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../shared/http';
import { Facts } from '../../shared/Panel';
import { ProblemAlert } from '../../shared/ProblemAlert';
import type { RedemptionDetail } from '../types';

interface Payee {
  contactName: string;
  contactPhone: string;
  bankName: string;
  bankAccount: string;
}

/** Contact and account, masked; those who need them may open them in full, which is put on record. */
export const PayeeFacts = ({
  record,
  contactOnly = false,
}: {
  record: RedemptionDetail;
  contactOnly?: boolean;
}) => {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['payee', record.id],
    queryFn: () => callApi<Payee>(`/redemptions/${record.id}/payee`),
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const shown: Payee = open && data ? data : record.enterprise;
  return (
    <Box sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Facts
        rows={[
          { label: '联系人', value: shown.contactName },
          { label: '联系电话', value: shown.contactPhone },
          ...(contactOnly
            ? []
            : [
                { label: '开户银行', value: shown.bankName },
                { label: '收款账号', value: shown.bankAccount },
              ]),
        ]}
      />
      {record.enterprise.mayUnmask && (
        <Button size="small" onClick={() => setOpen((before) => !before)} sx={{ mt: 0.5 }}>
          {open ? '收起完整信息' : `查看完整电话${contactOnly ? '' : '和账号'}（查看会被记录）`}
        </Button>
      )}
      {open && <ProblemAlert error={error} onRetry={() => void refetch()} />}
    </Box>
  );
};
