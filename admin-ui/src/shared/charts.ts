import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Draws into an element and follows its width; the answer takes the chart away again. */
export function drawChart(element: HTMLElement, option: EChartsCoreOption): () => void {
  const chart = init(element, null, { renderer: 'svg' });
  chart.setOption({ textStyle: { fontFamily: 'inherit' }, animation: false, ...option });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
