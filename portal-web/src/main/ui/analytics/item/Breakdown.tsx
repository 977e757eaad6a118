import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { Funnel as Reached, ItemInsight } from './types.ts';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import classes from './ItemAnalytics.module.css';
import panel from '../chart/Chart.module.css';

const STAGES = ['opened', 'quarter', 'half', 'threeQuarters', 'completed'] as const;

/** How far those who watched in the period have got by its last day. */
export function Funnel({ funnel, until }: { funnel: Reached; until: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ChartPanel
      title={t('analytics.item.funnel')}
      lead={t('analytics.item.funnelLead', { day: format.day(`${until}T12:00:00`) })}
    >
      <table className={classes.funnel}>
        <tbody>
          {STAGES.map((stage) => (
            <tr key={stage}>
              <th scope="row">{t(`analytics.item.stages.${stage}`)}</th>
              <td>
                <span
                  className={classes.stage}
                  style={{ inlineSize: `${(100 * funnel[stage]) / Math.max(1, funnel.opened)}%` }}
                  aria-hidden="true"
                />
              </td>
              <td className={classes.number}>
                {format.number(funnel[stage])} · {format.percent(funnel[stage] / Math.max(1, funnel.opened))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartPanel>
  );
}

export function Ways({ insight }: { insight: ItemInsight }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const list = (kind: 'devices' | 'entries') => (
    <table className={panel.list}>
      <thead>
        <tr>
          <th scope="col">{t(`analytics.item.${kind}`)}</th>
          <th scope="col" className={classes.number}>
            {t('analytics.item.figures.views')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...insight[kind]]
          .sort((a, b) => b.views - a.views)
          .map((one) => (
            <tr key={one.name}>
              <th scope="row">
                {i18n.exists(`analytics.item.ways.${one.name}`)
                  ? t(`analytics.item.ways.${one.name}` as 'analytics.item.ways.LINK')
                  : one.name}
              </th>
              <td className={classes.number}>{format.number(one.views)}</td>
            </tr>
          ))}
        {insight[`${kind}Hidden`] > 0 && (
          <tr>
            <th scope="row">{t('insight.tooFew')}</th>
            <td className={classes.number}>{format.number(insight[`${kind}Hidden`])}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
  return (
    <ChartPanel title={t('analytics.item.how')}>
      <div className={classes.ways}>
        {list('entries')}
        {list('devices')}
      </div>
    </ChartPanel>
  );
}

export function Departments({ insight }: { insight: ItemInsight }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = format.day(`${insight.to}T12:00:00`);
  return (
    <ChartPanel title={t('analytics.byDepartment')}>
      {insight.departments.length > 0 && (
        <table className={panel.list}>
          <thead>
            <tr>
              <th scope="col">{t('analytics.department')}</th>
              <th scope="col" className={classes.number}>
                {t('analytics.item.figures.viewers')}
              </th>
              <th scope="col" className={classes.number}>
                {t('analytics.item.figures.completed', { day })}
              </th>
              <th scope="col" className={classes.number}>
                {t('analytics.item.figures.average', { day })}
              </th>
            </tr>
          </thead>
          <tbody>
            {insight.departments.map((one) => (
              <tr key={one.id ?? 'none'}>
                <th scope="row">
                  <bdi>{one.name ?? t('analytics.item.noDepartment')}</bdi>
                </th>
                <td className={classes.number}>{format.number(one.viewers)}</td>
                <td className={classes.number}>{format.number(one.completed)}</td>
                <td className={classes.number}>{format.percent(one.averageShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {insight.departmentsHidden > 0 && (
        <p className={panel.lead}>
          {t('analytics.item.hidden', { count: insight.departmentsHidden, least: insight.smallestGroup })}
        </p>
      )}
    </ChartPanel>
  );
}
