import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { change, duration } from './change.ts';
import type { Figure, Figures } from './types.ts';
import classes from './Insight.module.css';
import page from '../CompletionPage.module.css';

const NAMES = ['viewers', 'views', 'watchedSeconds', 'completions'] as const;

interface Props {
  figures: Figures;
  /** Further figures, of the page's own. */
  more?: {
    name: string;
    value: string;
    small?: string;
    note?: string;
    now?: number;
    before?: number | null;
  }[];
}

/** The figures of the period, each with its change from as many days before. */
export function InsightFigures({ figures, more = [] }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { now, before } = figures;
  const value = (figure: Figure, name: (typeof NAMES)[number]) =>
    name === 'watchedSeconds' ? duration(figure[name], format.locale) : format.number(figure[name]);
  return (
    <dl className={`${page.figures} ${classes.figures}`}>
      {NAMES.map((name) => (
        <div key={name} className={page.figure}>
          <dt>{t(`insight.figures.${name}`)}</dt>
          <dd>
            {now ? value(now, name) : '–'}
            {now && name === 'viewers' && figures.people > 0 && (
              <small>{t('insight.ofPeople', { count: figures.people })}</small>
            )}
          </dd>
          {now && <Change now={now[name]} before={before?.[name]} />}
        </div>
      ))}
      {more.map((one) => (
        <div key={one.name} className={page.figure}>
          <dt>{one.name}</dt>
          <dd>
            {one.value}
            {one.small && <small>{one.small}</small>}
          </dd>
          {one.note && <dd className={classes.change}>{one.note}</dd>}
          {one.now !== undefined && <Change now={one.now} before={one.before} />}
        </div>
      ))}
    </dl>
  );
}

function Change({ now, before }: { now: number; before: number | null | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = change(now, before);
  if (share === null) return null;
  const Arrow = share < 0 ? IconArrowDownRight : IconArrowUpRight;
  return (
    <dd className={classes.change}>
      {share !== 0 && <Arrow size={16} stroke={1.9} aria-hidden="true" />}
      {t(share < 0 ? 'insight.less' : share > 0 ? 'insight.moreThan' : 'insight.same', {
        share: format.percent(Math.abs(share)),
      })}
    </dd>
  );
}
