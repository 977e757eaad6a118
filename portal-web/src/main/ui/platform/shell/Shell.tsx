import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useSession } from '../../identity/session.ts';
import { ProblemError } from '../api/client.ts';
import { queryClient } from '../api/query.ts';
import { Failure } from '../kit/States.tsx';
import { arrived } from './cameFrom.ts';
import { BottomBar, SideNav } from './Nav.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { TopBar } from './TopBar.tsx';
import { Waiting } from './Waiting.tsx';
import classes from './Shell.module.css';

/** An answer that nobody is signed in can come at any call; the session is asked again then, and the shell leads to sign-in. */
function useSessionWatch() {
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        const error: unknown =
          event.type === 'updated' && event.action.type === 'error' ? event.action.error : null;
        if (
          error instanceof ProblemError &&
          error.status === 401 &&
          (event.query.queryKey as readonly unknown[])[0] !== 'me'
        ) {
          void queryClient.invalidateQueries({ queryKey: ['me'] });
        }
      }),
    [],
  );
}

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  useSessionWatch();

  const place = location.pathname;
  const shown = useRef(place);
  useEffect(() => {
    // Focus follows the page, so that a screen reader hears the new one and Tab starts at its top.
    if (shown.current !== place) main.current?.focus({ preventScroll: true });
    shown.current = place;
    arrived(place);
  }, [place]);

  if (session.isPending) return <Waiting />;
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) {
    const to = location.pathname + location.search;
    return <Navigate to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} replace />;
  }
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('platform.skip')}
      </a>
      <TopBar />
      <SideNav />
      <main className={classes.main} id="content" ref={main} tabIndex={-1}>
        <OfflineNote />
        <Outlet />
      </main>
      <BottomBar />
      <ScrollRestoration />
    </div>
  );
}
