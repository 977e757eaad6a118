import { Button } from '@mantine/core';
import { IconEye, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../admin/Trouble.tsx';
import { Confirm } from '../platform/kit/Confirm.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { wordsFor } from '../platform/kit/told.ts';
import { RunTable } from './RunTable.tsx';
import { useStartRun, useSyncRuns } from './syncApi.ts';
import classes from './roster.module.css';

/** What reading did, and what the next one would do. */
export function SyncRuns({ id, ready }: { id: string; ready: boolean }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const runs = useSyncRuns(id);
  const start = useStartRun(id);
  const going = runs.data?.some((run) => run.state === 'RUNNING') ?? false;
  const [latest] = runs.data ?? [];
  const problem = latest?.problem ? wordsFor(t, 'roster', latest.told, latest.problem) : null;
  return (
    <>
      <header className={`${classes.head} ${classes.log}`}>
        <h3>{t('roster.sync.log')}</h3>
        <div className={classes.actions}>
          <Button
            variant="default"
            leftSection={<IconEye size={18} stroke={1.75} />}
            disabled={!ready || going}
            loading={start.isPending && start.variables === 'preview'}
            onClick={() => start.mutate('preview')}
          >
            {t('roster.sync.preview')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
            disabled={!ready || going}
            loading={start.isPending && start.variables !== 'preview'}
            onClick={() => start.mutate('run')}
          >
            {t('roster.sync.run')}
          </Button>
        </div>
      </header>
      {!ready && <p className={classes.faint}>{t('roster.sync.notReady')}</p>}
      <Trouble text={start.isError ? say(start.error) : runs.isError ? say(runs.error) : null} />
      {latest?.forcible && (
        <div className={classes.brake}>
          <p>{problem}</p>
          <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {t('roster.sync.force')}
          </Button>
        </div>
      )}
      {runs.data?.length === 0 && <p className={classes.none}>{t('roster.sync.noRuns')}</p>}
      {runs.data && runs.data.length > 0 && <RunTable runs={runs.data} />}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          start.mutate('force');
        }}
        title={t('roster.sync.forceTitle')}
        action={t('roster.sync.forceAction')}
      >
        <p className={classes.words}>{problem}</p>
      </Confirm>
    </>
  );
}
