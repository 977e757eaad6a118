import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconSearch, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PersonMenu } from '../../identity/PersonMenu.tsx';
import { has, useMe } from '../../identity/session.ts';
import { SearchBox } from '../../search/SearchBox.tsx';
import { UploadPill } from '../../upload/UploadPill.tsx';
import { Logo } from '../kit/Logo.tsx';
import classes from './TopBar.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const me = useMe();
  const [searching, setSearching] = useState(false);
  return (
    <header className={classes.bar} data-searching={searching || undefined}>
      <Link to="/" className={classes.brand} aria-label={t('platform.name')}>
        <Logo size={28} />
        <span className={classes.name}>{t('platform.name')}</span>
      </Link>
      <div className={classes.search} role="search">
        <ActionIcon
          className={classes.leave}
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('platform.act.back')}
          onClick={() => setSearching(false)}
        >
          <IconArrowLeft size={22} stroke={1.75} />
        </ActionIcon>
        <SearchBox onDone={() => setSearching(false)} takeFocus={searching} />
      </div>
      <div className={classes.tools}>
        <ActionIcon
          className={classes.find}
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('platform.list.search')}
          onClick={() => setSearching(true)}
        >
          <IconSearch size={22} stroke={1.75} />
        </ActionIcon>
        <UploadPill />
        {has(me, 'AUTHOR') && (
          <>
            <Button
              component={Link}
              to="/upload"
              className={classes.upload}
              leftSection={<IconUpload size={18} stroke={1.9} />}
            >
              {t('platform.nav.upload')}
            </Button>
            <ActionIcon
              component={Link}
              to="/upload"
              className={classes.uploadSmall}
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('platform.nav.upload')}
            >
              <IconUpload size={22} stroke={1.75} />
            </ActionIcon>
          </>
        )}
        <PersonMenu />
      </div>
    </header>
  );
}
