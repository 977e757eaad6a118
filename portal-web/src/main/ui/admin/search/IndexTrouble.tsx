import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import classes from '../admin.module.css';
import own from './search.module.css';
import type { SearchState } from './types.ts';

/** What the index could not do, what that means, and what to do about it. */
export function Trouble({ trouble }: { trouble: SearchState['troubles'][number] }) {
  const { t } = useTranslation();
  return (
    <div className={`${classes.warning} ${own.trouble}`}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          {t(`admin.search.trouble.${trouble.work}`)} {t(`admin.search.todo.${trouble.reason}`)}
        </p>
        <p className={own.message}>
          <span dir="auto">{trouble.message}</span> · <TimeAgo at={trouble.at} />
        </p>
      </div>
    </div>
  );
}
