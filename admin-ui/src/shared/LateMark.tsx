import WarningAmber from '@mui/icons-material/ReportProblem';
import Schedule from '@mui/icons-material/Schedule';
import Chip from '@mui/material/Chip';

/** The one red mark of the product: something is late. Colour, icon and words together. */
export const LateMark = ({ label = '已逾期' }: { label?: string }) => (
  <Chip
    size="small"
    icon={<WarningAmber />}
    label={label}
    sx={(theme) => ({
      color: theme.palette.late.main,
      backgroundColor: theme.palette.late.light,
      fontWeight: 600,
      '& .MuiChip-icon': { color: 'inherit' },
    })}
  />
);

/** Close to being late: amber, with a clock and words. */
export const SoonMark = ({ label }: { label: string }) => (
  <Chip
    size="small"
    icon={<Schedule />}
    label={label}
    sx={(theme) => ({
      color: theme.palette.soon.main,
      backgroundColor: theme.palette.soon.light,
      '& .MuiChip-icon': { color: 'inherit' },
    })}
  />
);
