import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { hasRole, useSession } from '../shared';
import { OpenDialog } from './OpenDialog';
import type { AssessmentView } from './types';

/** Assesses a closed year a second time, to correct it; the office's own, and only while nothing corrects it yet. */
export function CorrectButton({ record }: { record: AssessmentView }) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const session = useSession();
  const mayCorrect =
    record.status === 'CLOSED' &&
    record.replacedBy === null &&
    hasRole(session, 'ORGANISER') &&
    session?.account.organisation?.id === record.officeOrganisationId;
  if (!mayCorrect) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>更正考核</Button>
      {open && (
        <OpenDialog
          due={record}
          replacesId={record.id}
          onClose={() => setOpen(false)}
          onOpened={(id) => {
            setOpen(false);
            navigate(`/assessments/${id}`);
          }}
        />
      )}
    </>
  );
}
