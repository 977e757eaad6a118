import { Navigate } from 'react-router';
import { has, useMe } from '../identity/session.ts';

/** Where somebody's reports begin: with their people's completion, or for authors with what there is of their items. */
export function ReportsHome() {
  return (
    <Navigate to={has(useMe(), 'MANAGER', 'LEARNING') ? '/reports/completion' : '/reports/build'} replace />
  );
}
