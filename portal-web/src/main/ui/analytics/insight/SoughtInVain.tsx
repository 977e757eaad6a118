import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { GhostLines } from './Ghost.tsx';
import panel from '../chart/Chart.module.css';

const SHOWN = 10;

interface VainSearches {
  items: { text: string; people: number; times: number; lastAt: string }[];
}

/** What several people searched for and did not find: what is missing. */
export function SoughtInVain() {
  const { t } = useTranslation();
  const format = useFormat();
  const sought = useQuery({
    queryKey: ['search', 'in-vain'],
    queryFn: ({ signal }) => api<VainSearches>('/search/asked/in-vain', { signal }),
  });
  return (
    <ChartPanel title={t('insight.vain')} lead={t('insight.vainText')}>
      {sought.isPending && <GhostLines />}
      {sought.isError && <Failure compact error={sought.error} onRetry={() => void sought.refetch()} />}
      {sought.data?.items.length === 0 && <p className={panel.lead}>{t('insight.noVain')}</p>}
      {sought.data && sought.data.items.length > 0 && (
        <table className={panel.list}>
          <thead>
            <tr>
              <th scope="col">{t('insight.words')}</th>
              <th scope="col">{t('insight.people')}</th>
            </tr>
          </thead>
          <tbody>
            {sought.data.items.slice(0, SHOWN).map((one) => (
              <tr key={one.text}>
                <th scope="row" dir="auto">
                  {one.text}
                </th>
                <td>{format.number(one.people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartPanel>
  );
}
