import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../../catalog/paths.ts';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import type { Period } from '../period.ts';
import type { Unwatched } from './types.ts';
import { GhostLines } from './Ghost.tsx';
import panel from '../chart/Chart.module.css';

/** What is published to the departments and nobody there watched. */
export function UnwatchedItems({ department, period }: { department: string[]; period: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unwatched = useQuery({
    queryKey: ['analytics', 'unwatched', department, period],
    queryFn: ({ signal }) =>
      api<Unwatched>('/analytics/departments/together/unwatched', {
        query: { department, ...period },
        signal,
      }),
  });
  return (
    <ChartPanel
      title={t('insight.unwatched')}
      {...(unwatched.data && {
        lead: unwatched.data.tooFew
          ? t('insight.tooFew')
          : t('insight.unwatchedCount', { count: unwatched.data.count }),
      })}
    >
      {unwatched.isPending && <GhostLines />}
      {unwatched.isError && (
        <Failure compact error={unwatched.error} onRetry={() => void unwatched.refetch()} />
      )}
      {unwatched.data && unwatched.data.items.length > 0 && (
        <table className={panel.list}>
          <thead>
            <tr>
              <th scope="col">{t('insight.item')}</th>
              <th scope="col">{t('insight.publishedAt')}</th>
            </tr>
          </thead>
          <tbody>
            {unwatched.data.items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Link to={watchPath(item.id, item.title)}>
                    <bdi>{item.title}</bdi>
                  </Link>
                </th>
                <td>{item.publishedAt ? format.day(item.publishedAt) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartPanel>
  );
}
