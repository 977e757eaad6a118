import type { ReactNode } from 'react';
import { usePageTitle } from './usePageTitle.ts';
import classes from './PageHeader.module.css';

interface Props {
  title: string;
  /** What the tab is called, where several pages have one heading. */
  tab?: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, tab, lead, actions }: Props) {
  usePageTitle(tab ?? title);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <h1 className={classes.title} dir="auto">
          {title}
        </h1>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
