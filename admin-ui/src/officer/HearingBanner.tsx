import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { TimeLeft } from '../shared';
import type { MyTermView, ProcedureView } from './types';

/** A procedure against me is open: what it is about, what I can do, and until when. */
export function HearingBanner({ term }: { term: MyTermView }) {
  return (
    <>
      {term.openProceduresNow.map((procedure) => (
        <Alert
          key={procedure.id}
          severity={procedure.status === 'STAYED' ? 'info' : 'warning'}
          action={
            <Button
              component={Link}
              color="inherit"
              size="small"
              to={`/my/hearing/${encodeURIComponent(procedure.id)}?term=${term.id}`}
            >
              查看
            </Button>
          }
        >
          <AlertTitle>{procedure.groundLabel}</AlertTitle>
          {sentence(procedure)}
          {procedure.status === 'WINDOW' && procedure.windowEndsAt && (
            <div>
              <TimeLeft until={procedure.windowEndsAt} now={term.now} soonDays={3} />
            </div>
          )}
        </Alert>
      ))}
    </>
  );
}

/** Where the procedure stands, said to the person whom it concerns. */
export function sentence({ status, mode, noticeNo }: ProcedureView): string {
  switch (status) {
    case 'DETECTED':
      return '运营单位正在出具告知书。';
    case 'NOTIFIED':
      return `告知书${noticeNo ? `（${noticeNo}）` : ''}已经发出，请阅读；自您阅读起计算陈述申辩期。`;
    case 'WINDOW':
      return mode === 'AUTO'
        ? '您可以在期限内陈述申辩；期满仍无暂缓决定的，将按规定自动办理。'
        : '您可以在期限内陈述申辩，期满后由有关机构决定。';
    case 'DECIDING':
    case 'REVIEW':
      return '正等待有关机构作出决定。';
    case 'STAYED':
      return '已经决定暂缓。';
    default:
      return '程序已经结束。';
  }
}
