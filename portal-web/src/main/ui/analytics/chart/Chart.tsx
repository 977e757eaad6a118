import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import classes from './Chart.module.css';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** The page's colours as they are now; a chart is drawn anew when the theme changes. */
export interface Ink {
  ink: string;
  faint: string;
  line: string;
  panel: string;
  brand: string;
  live: string;
  good: string;
}

interface Props {
  /** What the picture shows, for who does not see it; the figures are in a table beside it. */
  label: string;
  height: number;
  option: (ink: Ink) => EChartsCoreOption;
  /** Where on the chart one clicked: the index on its first axis. */
  onPick?: (index: number) => void;
}

function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: value('--ink'),
    faint: value('--ink-faint'),
    line: value('--line'),
    panel: value('--panel'),
    brand: value('--brand'),
    live: value('--alert'),
    good: value('--good'),
  };
}

export function Chart({ label, height, option, onPick }: Props) {
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
    made.getZr().on('click', (event) => {
      const [index] = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]);
      if (index !== undefined) pick.current?.(Math.round(index));
    });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (!box.current) return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const ink = inkOf(box.current);
    chart.current?.setOption(
      {
        animation: !reduced,
        animationDuration: 180,
        textStyle: { fontFamily: getComputedStyle(box.current).fontFamily, color: ink.ink },
        ...option(ink),
      },
      true,
    );
  }, [option, scheme]);

  return (
    <div
      ref={box}
      className={classes.chart}
      data-pick={onPick ? true : undefined}
      style={{ blockSize: height }}
      role="img"
      aria-label={label}
    />
  );
}
