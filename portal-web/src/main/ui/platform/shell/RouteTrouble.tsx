import { useRouteError } from 'react-router';
import { ProblemError } from '../api/client.ts';
import { Failure } from '../kit/States.tsx';

/** A page that could not be shown: its chunk did not come, or it broke. Loading anew mends both more often than not. */
export function RouteTrouble() {
  const error = useRouteError();
  return <Failure error={error} onRetry={() => window.location.reload()} />;
}

export function Lost() {
  const missing = new ProblemError({
    type: 'about:blank',
    code: 'not-found',
    title: '',
    status: 404,
    detail: '',
  });
  return <Failure error={missing} />;
}
