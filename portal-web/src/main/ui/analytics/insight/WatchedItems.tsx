import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../../catalog/paths.ts';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { Ranking } from './Ranking.tsx';
import type { Figures } from './types.ts';
import classes from './Insight.module.css';
import panel from '../chart/Chart.module.css';

/** What most people watched. */
export function WatchedItems({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const { items, itemsWatched, itemsHidden, smallestGroup } = figures;
  return (
    <ChartPanel title={t('insight.items')} lead={t('insight.itemsWatched', { count: itemsWatched })}>
      {items.length > 0 && (
        <Ranking
          of={t('insight.item')}
          rows={items.map((item) => ({
            key: item.id,
            name: item.title ? (
              <Link to={watchPath(item.id, item.title)}>
                <bdi>{item.title}</bdi>
              </Link>
            ) : (
              <span className={classes.unnamed}>{t('insight.untitled')}</span>
            ),
            figures: item.figures,
          }))}
        />
      )}
      {itemsHidden > 0 && (
        <p className={panel.lead}>{t('insight.itemsHidden', { count: itemsHidden, least: smallestGroup })}</p>
      )}
    </ChartPanel>
  );
}
