import { Button, CloseButton } from '@mantine/core';
import { IconArrowsMove, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminPerson, BulkAction } from '../types.ts';
import { BulkDialog } from './BulkDialog.tsx';
import classes from './People.module.css';

const ACTIONS: [BulkAction, typeof IconUserOff][] = [
  ['MOVE', IconArrowsMove],
  ['DISABLE', IconUserOff],
  ['ENABLE', IconUserCheck],
];

/** Says how many are chosen and what can be done with them, as long as any are. */
export function BulkBar({ people, onDone }: { people: AdminPerson[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<BulkAction | null>(null);
  return (
    <>
      <div role="status" className={classes.live}>
        {people.length > 0 && t('admin.bulk.chosen', { count: people.length })}
      </div>
      {people.length > 0 && (
        <div className={classes.bar} role="group" aria-label={t('admin.bulk.title')}>
          <strong>{t('admin.bulk.chosen', { count: people.length })}</strong>
          <div className={classes.barActions}>
            {ACTIONS.map(([name, Icon]) => (
              <Button
                key={name}
                variant="default"
                leftSection={<Icon size={16} stroke={1.75} />}
                onClick={() => setAction(name)}
              >
                {t(`admin.bulk.act.${name}`)}
              </Button>
            ))}
          </div>
          <CloseButton size="lg" aria-label={t('admin.bulk.clear')} onClick={onDone} />
        </div>
      )}
      {action && (
        <BulkDialog
          action={action}
          ids={people.map((person) => person.id)}
          onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            onDone();
          }}
        />
      )}
    </>
  );
}
