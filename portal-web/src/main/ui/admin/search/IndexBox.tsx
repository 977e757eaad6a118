import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import classes from '../admin.module.css';
import { Trouble } from './IndexTrouble.tsx';
import own from './search.module.css';
import type { SearchState } from './types.ts';

interface Props {
  state: SearchState;
  onAsked: () => void;
}

/** The index of the server that answered, what troubles it, and the call to build all of them anew. */
export function IndexBox({ state, onAsked }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rebuild = useMutation({
    mutationFn: () => api('/admin/search/rebuild', { method: 'POST' }),
    // Servers look for the call every second.
    onSuccess: () => setTimeout(onAsked, 1_200),
  });
  const share = state.building == null ? 1 : Math.min(1, state.building / Math.max(1, state.items));
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>
          {t('admin.search.index')} <bdi className={own.server}>{state.server}</bdi>
        </h2>
        <Button
          size="sm"
          variant="default"
          loading={rebuild.isPending || state.building != null}
          onClick={() => rebuild.mutate()}
        >
          {t('admin.search.rebuild')}
        </Button>
      </header>
      <p className={`${classes.faint} ${own.each}`}>{t('admin.search.each')}</p>
      {rebuild.isError && <Failure error={rebuild.error} onRetry={() => rebuild.mutate()} />}
      <div role="alert">
        {state.troubles.map((trouble) => (
          <Trouble key={trouble.work} trouble={trouble} />
        ))}
      </div>
      <dl className={own.facts}>
        <Fact name={t('admin.search.items')} value={format.number(state.items)} />
        <Fact name={t('admin.search.size')} value={format.bytes(state.bytes)} />
        <Fact name={t('admin.search.lag')} value={format.number(state.lag)} />
        {state.languages.map((one) => (
          <Fact key={one.language} name={format.language(one.language)} value={format.number(one.count)} />
        ))}
      </dl>
      <p className={classes.faint} role="status">
        {state.building != null
          ? t('admin.search.building', { done: format.number(state.building) })
          : state.complete
            ? t(state.leftOut.length === 0 ? 'admin.search.complete' : 'admin.search.completeBut')
            : t('admin.search.incomplete')}
        {state.building == null && state.rebuiltAt && (
          <>
            {' '}
            {t('admin.search.rebuilt')} <TimeAgo at={state.rebuiltAt} />
          </>
        )}
      </p>
      {state.building != null && (
        <div className={classes.meter}>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </div>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
