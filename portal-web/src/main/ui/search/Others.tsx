import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { AskedSearches } from '../platform/api/types.ts';
import classes from './Others.module.css';

/** What else to search for: what many seek and one would find, and, if wished, one's own last searches. */
export function Others({ own = false }: { own?: boolean }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['search', 'asked'],
    queryFn: ({ signal }) => api<AskedSearches>('/search/asked', { signal }),
    staleTime: 0,
  });
  const forget = useMutation({
    mutationFn: () => api('/search/asked', { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['search', 'asked'] }),
  });
  if (!asked.data) return null;
  const { recent, popular } = asked.data;
  return (
    <div className={classes.others}>
      {own && recent.length > 0 && (
        <section>
          <header className={classes.head}>
            <h2>{t('finding.recent')}</h2>
            <Button
              variant="subtle"
              size="compact-sm"
              loading={forget.isPending}
              onClick={() => forget.mutate()}
            >
              {t('finding.forget')}
            </Button>
          </header>
          <Words words={recent} icon={<IconHistory size={16} stroke={1.75} aria-hidden="true" />} />
        </section>
      )}
      {popular.length > 0 && (
        <section>
          <header className={classes.head}>
            <h2>{t('finding.popular')}</h2>
          </header>
          <Words words={popular} icon={<IconSearch size={16} stroke={1.75} aria-hidden="true" />} />
        </section>
      )}
    </div>
  );
}

function Words({ words, icon }: { words: string[]; icon: ReactNode }) {
  return (
    <ul className={classes.words}>
      {words.map((one) => (
        <li key={one}>
          <Link to={`/search?q=${encodeURIComponent(one)}`}>
            {icon}
            <span dir="auto">{one}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
