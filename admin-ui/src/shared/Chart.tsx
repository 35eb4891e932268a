import Box from '@mui/material/Box';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

/**
 * A chart, loaded when it is first shown. `summary` says in words what it shows, for people who do not see it;
 * give the figures as a table beside it as well.
 */
export const Chart = ({
  option,
  summary,
  height = 260,
}: {
  option: EChartsCoreOption;
  summary: string;
  height?: number;
}) => {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let dispose = () => {};
    void import('./charts').then(({ drawChart }) => {
      if (!gone && holder.current) dispose = drawChart(holder.current, option);
    });
    return () => {
      gone = true;
      dispose();
    };
  }, [option]);
  return <Box ref={holder} role="img" aria-label={summary} sx={{ width: '100%', height }} />;
};
