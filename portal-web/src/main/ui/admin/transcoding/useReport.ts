import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryClient } from '../../platform/api/query.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import { askProbe, probe, REPORT, report, reportOf, SERVERS, servers } from './api.ts';

const OWN_POLL_MS = 1000;
const OTHERS_POLL_MS = 3000;

/**
 * What the server that is looked at has told, and the wish that it tries everything again: the one that answers is asked
 * itself, others write down how they stand and see the wish with their next heart-beats.
 */
export function useReport() {
  const { t } = useTranslation();
  const say = useProblemText();
  const [params, setParams] = useSearchParams();
  const list = useQuery({
    queryKey: SERVERS,
    queryFn: ({ signal }) => servers(signal),
    refetchInterval: OTHERS_POLL_MS,
  });
  const all = list.data?.items ?? [];
  const looked =
    all.find((server) => server.id === params.get('server')) ?? all.find((server) => server.self) ?? all[0];
  const other = looked && !looked.self ? looked : undefined;
  const trying = useMutation({
    mutationFn: async () => {
      if (other) {
        await askProbe(other.id);
        await queryClient.invalidateQueries({ queryKey: SERVERS });
      } else {
        queryClient.setQueryData(REPORT, await probe());
      }
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const found = useQuery({
    queryKey: other ? [...REPORT, other.id] : REPORT,
    queryFn: ({ signal }) => (other ? reportOf(other.id, signal) : report(signal)),
    enabled: !list.isPending && (!other || other.toldAt !== null),
    refetchInterval: (query) => {
      if (other) return OTHERS_POLL_MS;
      return trying.isPending || query.state.data?.probing ? OWN_POLL_MS : false;
    },
  });
  const look = (id: string | null) =>
    setParams(
      (now) => {
        if (id) now.set('server', id);
        else now.delete('server');
        return now;
      },
      { replace: true },
    );
  return { all, looked, other, found, trying, look };
}
