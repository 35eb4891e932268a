import Chip from '@mui/material/Chip';

const LIGHTS = {
  GREEN: { label: '● 正常', color: 'success' },
  YELLOW: { label: '▲ 请留意', color: 'warning' },
  RED: { label: '■ 需要处理', color: 'error' },
  GREY: { label: '○ 已结束', color: 'default' },
} as const;

/** How a term stands at a glance: sign, word and colour. */
export const LightMark = ({ light }: { light: keyof typeof LIGHTS }) => (
  <Chip size="small" variant="outlined" color={LIGHTS[light].color} label={LIGHTS[light].label} />
);
