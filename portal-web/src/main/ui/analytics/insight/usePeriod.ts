import { useSearchParams } from 'react-router';
import { useMe } from '../../identity/session.ts';
import { PERIODS, periodOf, type PeriodName } from '../period.ts';

/** What dashboards show unless told otherwise: enough to see where it goes. */
const USUAL: PeriodName = 'last90';

/** The period of a dashboard, which the address bar keeps. */
export function usePeriod() {
  const [params, setParams] = useSearchParams();
  const { today } = useMe();
  const name: PeriodName = PERIODS.find((one) => one === params.get('period')) ?? USUAL;
  const period = name === 'free' ? { from: params.get('from'), to: params.get('to') } : periodOf(name, today);

  function set(change: Record<string, string | string[] | null>) {
    setParams(
      (now) => {
        for (const [key, value] of Object.entries(change)) {
          now.delete(key);
          [value ?? []].flat().forEach((one) => now.append(key, one));
        }
        // The select leaves the beginning of all out; here something else is usual.
        if (change.period === null) now.set('period', 'all');
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return { name, period, params, set };
}
