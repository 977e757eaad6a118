import { Button } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../platform/kit/States.tsx';
import { Others } from './Others.tsx';

/** What to do where nothing was found. */
export function Nothing({ q, filtered, onClear }: { q: string; filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Empty
        icon={<IconZoomQuestion size={28} stroke={1.75} />}
        title={t('finding.none', { q })}
        action={
          <>
            {filtered && <Button onClick={onClear}>{t('finding.without')}</Button>}
            <Button variant="default" component={Link} to="/channels">
              {t('finding.browse')}
            </Button>
          </>
        }
      >
        {filtered ? t('finding.noneFilters') : t('finding.noneText')}
      </Empty>
      <Others />
    </>
  );
}
