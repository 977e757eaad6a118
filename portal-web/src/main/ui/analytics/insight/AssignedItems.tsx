import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../../catalog/paths.ts';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import type { Assigned } from './types.ts';
import classes from './Insight.module.css';
import { GhostLines } from './Ghost.tsx';
import panel from '../chart/Chart.module.css';

/** How far the departments are with what is assigned to its people. */
export function AssignedItems({ department }: { department: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const assigned = useQuery({
    queryKey: ['analytics', 'assigned', department],
    queryFn: async ({ signal }) =>
      (
        await api<{ items: Assigned[] }>('/analytics/departments/together/assignments', {
          query: { department },
          signal,
        })
      ).items,
  });
  const none = assigned.data?.length === 0;
  return (
    <ChartPanel
      title={t('insight.assigned.title')}
      lead={t(none ? 'insight.assigned.none' : 'insight.assigned.lead')}
    >
      {assigned.isPending && <GhostLines />}
      {assigned.isError && <Failure compact error={assigned.error} onRetry={() => void assigned.refetch()} />}
      {assigned.data && !none && (
        <table className={panel.list}>
          <thead>
            <tr>
              <th scope="col">{t('insight.item')}</th>
              <th scope="col">{t('insight.assigned.done')}</th>
              <th scope="col">{t('insight.assigned.going')}</th>
              <th scope="col">{t('insight.assigned.overdue')}</th>
            </tr>
          </thead>
          <tbody>
            {assigned.data.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to={watchPath(one.media.id, one.media.name)}>
                    <bdi>{one.media.name}</bdi>
                  </Link>
                  {!one.mandatory && ` (${t('insight.assigned.recommended')})`}
                  {one.due && (
                    <small className={classes.due}>
                      {/* A day is a day everywhere: at noon no time zone moves it. */}
                      {t('insight.assigned.due', { day: format.day(`${one.due}T12:00:00`) })}
                    </small>
                  )}
                </th>
                <td>
                  {t('insight.assigned.of', {
                    done: format.number(one.completed),
                    people: format.number(one.people),
                  })}
                </td>
                <td>{format.number(one.inProgress)}</td>
                <td>{format.number(one.overdue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartPanel>
  );
}
