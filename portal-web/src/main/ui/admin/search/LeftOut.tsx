import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../platform/api/client.ts';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import classes from '../admin.module.css';
import own from './search.module.css';
import type { SearchState } from './types.ts';

interface Props {
  items: SearchState['leftOut'];
  onAsked: () => void;
}

/** Items that nobody finds, since they could not be put into the index. */
export function LeftOut({ items, onAsked }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const retry = useMutation({
    mutationFn: (id: string) => api(`/admin/search/left-out/${id}/retry`, { method: 'POST' }),
    onSuccess: () => {
      tell(t('admin.search.tried'));
      // Servers follow within a second.
      setTimeout(onAsked, 1_200);
    },
    onError: (error) => tell(say(error)),
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.search.leftOut')}</h2>
        <p>{t('admin.search.leftOutText')}</p>
      </header>
      <ul className={own.rows}>
        {items.map((item) => (
          <li key={item.mediaId}>
            <div className={own.leftOut}>
              {item.title == null ? (
                <span>{t('admin.search.gone')}</span>
              ) : (
                <Link to={`/library/${item.mediaId}`} dir="auto">
                  {item.title}
                </Link>
              )}
              <span className={own.figures}>
                {item.meaningOnly && <>{t('admin.search.meaningOnly')} · </>}
                {item.refused != null && t('admin.search.refused', { count: item.refused })}
                <span dir="auto">{item.reason}</span>
                {item.since && (
                  <>
                    {' '}
                    · <TimeAgo at={item.since} />
                  </>
                )}
              </span>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={t('admin.search.tryAgainOf', { title: item.title ?? item.mediaId })}
              loading={retry.isPending && retry.variables === item.mediaId}
              onClick={() => retry.mutate(item.mediaId)}
            >
              {t('admin.search.tryAgain')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
