import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import Box from '@mui/material/Box';
import { useSession } from '../shared/session';

/** Says on every page of a demonstration that nothing here is real. */
export const DemoBanner = () => {
  const session = useSession();
  if (!session?.demoMode) return null;
  return (
    <Box
      role="note"
      className="no-print"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        mt: 1,
        px: 1.5,
        py: 0.5,
        borderRadius: 1,
        fontSize: '0.8125rem',
        color: 'primary.dark',
        backgroundColor: 'primary.light',
      }}
    >
      <ScienceOutlined fontSize="small" aria-hidden />
      演示环境：单位、企业和资金均为虚构；办件页面可用“演示时钟”向前推进时间。
    </Box>
  );
};
