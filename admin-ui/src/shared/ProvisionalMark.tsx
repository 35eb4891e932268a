import HelpOutline from '@mui/icons-material/HelpOutline';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';

/** Says that a due instant lies in a year whose holidays are not announced. */
export const ProvisionalMark = () => (
  <Tooltip title="涉及的年度放假安排尚未公布，暂按普通周计算，公布后自动重算">
    <Chip size="small" variant="outlined" icon={<HelpOutline />} label="暂定" tabIndex={0} />
  </Tooltip>
);
