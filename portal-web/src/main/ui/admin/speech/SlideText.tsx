import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { Trouble } from '../Trouble.tsx';
import admin from '../admin.module.css';
import classes from '../service.module.css';

interface SlideTextState {
  state: 'READY' | 'OFF' | 'NOT_INSTALLED' | 'NOTHING_THERE' | 'BROKEN';
  folder: string | null;
  languages: string[];
  program: string | null;
  trouble: string | null;
  films: number;
}

/** Whether text is read off slides, and what is missing for it. */
export function SlideText() {
  const { t } = useTranslation();
  const known = useQuery({
    queryKey: ['admin', 'slide-text'],
    queryFn: ({ signal }) => api<SlideTextState>('/admin/slide-text', { signal }),
  });
  const told = known.data;
  return (
    <section className={admin.box} aria-labelledby="slide-text">
      <header className={admin.boxHead}>
        <h2 id="slide-text">{t('admin.slideText.title')}</h2>
        <p>{t('admin.slideText.lead')}</p>
      </header>
      {known.isError && <Failure compact error={known.error} onRetry={() => void known.refetch()} />}
      {known.isPending && <Skeleton height={90} />}
      {told && (
        <div role="status">
          <p className={told.state === 'READY' ? classes.taken : undefined}>
            {t(`admin.slideText.state.${told.state}`, { folder: told.folder ?? '' })}
          </p>
          {told.languages.length > 0 && (
            <p className={admin.faint}>
              {t('admin.slideText.languages', {
                languages: told.languages.join(', '),
                folder: told.folder ?? '',
              })}
            </p>
          )}
          {told.program != null && <p className={admin.faint}>{told.program}</p>}
          <p className={admin.faint}>{t('admin.slideText.films', { count: told.films })}</p>
          <Trouble text={told.trouble ?? null} />
        </div>
      )}
    </section>
  );
}
