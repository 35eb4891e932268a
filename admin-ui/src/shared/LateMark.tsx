import WarningAmber from '@mui/icons-material/ReportProblem';
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
