import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { pointAfter, pointWords, type Figures } from './points.ts';
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
  /** What the picture shows, for who does not see it. */
  label: string;
  /** Its figures, one row for each place that the keys go through. */
  table: Figures;
  height: number;
  option: (ink: Ink) => EChartsCoreOption;
  /** Where on the chart one clicked or pressed Enter: the index on its first axis. */
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

/** As wide as a sheet of paper leaves room for; wider ones would be printed too small to be read. */
const PAPER_PX = 640;

export function Chart({ label, table, height, option, onPick }: Props) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const printing = useRef(false);
  const latest = useRef({ onPick, option });
  useEffect(() => {
    latest.current = { onPick, option };
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
    made.getZr().on('click', (event) => {
      const [index] = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]);
      if (index !== undefined) latest.current.onPick?.(Math.round(index));
    });
    const watch = new ResizeObserver(() => {
      if (!printing.current) made.resize();
    });
    watch.observe(element);
    const svg = () => element.querySelector('svg');
    const toPaper = () => {
      printing.current = true;
      const width = Math.min(element.clientWidth, PAPER_PX);
      made.resize({ width });
      draw(made, element, latest.current.option, false);
      svg()?.setAttribute('viewBox', `0 0 ${width} ${element.clientHeight}`);
    };
    const toScreen = () => {
      printing.current = false;
      svg()?.removeAttribute('viewBox');
      made.resize({ width: 'auto' });
      draw(made, element, latest.current.option, false);
    };
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', toScreen);
    return () => {
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', toScreen);
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (!box.current || !chart.current) return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    draw(chart.current, box.current, option, !reduced);
  }, [option, scheme]);

  const count = table.rows.length;
  const now = Math.min(at, count - 1);
  /** The figures that the mouse would bring up there. */
  function show(index: number) {
    const x = chart.current?.convertToPixel({ xAxisIndex: 0 }, index);
    chart.current?.dispatchAction({ type: 'showTip', x, y: height / 2 });
  }
  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = pointAfter(event.key, now, count);
    if (to !== null) {
      setAt(to);
      show(to);
    } else if (event.key === 'Enter' && onPick) onPick(now);
    else return;
    event.preventDefault();
  }
  return (
    // A pointer that moves along the first axis: screen readers say each place as one comes to it.
    <div
      ref={box}
      className={classes.chart}
      data-pick={onPick ? true : undefined}
      style={{ blockSize: height }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-roledescription={t('analytics.pointer')}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={now + 1}
      aria-valuetext={pointWords(table, now)}
      onKeyDown={onKey}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(now)}
      onBlur={() => chart.current?.dispatchAction({ type: 'hideTip' })}
    />
  );
}

/** Now, so that paper shows it, too. */
function draw(chart: EChartsType, box: Element, option: Props['option'], moves: boolean): void {
  const ink = inkOf(box);
  chart.setOption(
    {
      animation: moves,
      animationDuration: 180,
      textStyle: { fontFamily: getComputedStyle(box).fontFamily, color: ink.ink },
      ...option(ink),
    },
    true,
  );
  chart.getZr().flush();
}
