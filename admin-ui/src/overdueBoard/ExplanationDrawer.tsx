import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ExplanationTable, Facts, Instant, labelOf, OBLIGATION_STATUS_LABELS, ROLE_LABELS } from '../shared';
import type { BoardObligation } from './types';

/** Why a limit ends when it ends, day by day, in a drawer beside the list. */
export function ExplanationDrawer(props: { obligation: BoardObligation | null; onClose(): void }) {
  const { obligation, onClose } = props;
  return (
    <Drawer
      anchor="right"
      open={obligation !== null}
      onClose={onClose}
      slotProps={{ paper: { sx: { width: { xs: '100%', sm: 520 }, p: 2 }, 'aria-label': '时限依据' } }}
    >
      {obligation && (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
            <Typography variant="h6" component="h2" sx={{ flex: 1 }}>
              {obligation.caseNo}　{obligation.label}
            </Typography>
            <IconButton aria-label="关闭" onClick={onClose} autoFocus>
              <Close />
            </IconButton>
          </Box>
          <Facts
            rows={[
              {
                label: '责任',
                value: `${obligation.ownerOrganisationName}（${labelOf(ROLE_LABELS, obligation.ownerRole)}）`,
              },
              { label: '规则', value: obligation.ruleId },
              { label: '状态', value: labelOf(OBLIGATION_STATUS_LABELS, obligation.status) },
              { label: '起算', value: <Instant at={obligation.originAt} /> },
              { label: '到期', value: <Instant at={obligation.dueAt} /> },
              { label: '最初到期', value: <Instant at={obligation.firstDueAt} /> },
              { label: '日历版本', value: obligation.calendarVersion },
            ]}
          />
          <Box sx={{ mt: 2 }}>
            <ExplanationTable explanation={obligation.explanation} />
          </Box>
        </>
      )}
    </Drawer>
  );
}
