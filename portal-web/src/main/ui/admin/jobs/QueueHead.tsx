import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import chip from '../../platform/kit/chip.module.css';
import type { QueueBoard, QueueNode } from './types.ts';
import { turn, type Turn } from './useQueue.ts';
import classes from './Jobs.module.css';

type Question = 'pause' | 'drain';

/** Whether work is handed out, who does it, and the switches of both. */
export function QueueHead({ board }: { board: QueueBoard }) {
  const { t } = useTranslation();
  const { flip, busy } = useSwitch();
  const [asking, setAsking] = useState<Question | null>(null);
  const ask = asking === 'drain' ? 'drainAll' : 'pause';
  return (
    <section className={classes.box} aria-labelledby="queue-head">
      <header className={classes.boxHead}>
        <div>
          <h2 id="queue-head">{t('admin.jobs.queue')}</h2>
          <p data-alert={board.paused || undefined}>
            {board.paused
              ? board.pausedBy
                ? t('admin.jobs.pausedBy', { name: board.pausedBy })
                : t('admin.jobs.paused')
              : t('admin.jobs.working')}
          </p>
        </div>
        <div className={classes.buttons}>
          {board.paused ? (
            <Button
              leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
              loading={busy}
              onClick={() => flip({ what: 'resume' })}
            >
              {t('admin.jobs.resume')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconPlayerPause size={18} stroke={1.75} />}
              loading={busy}
              onClick={() => setAsking('pause')}
            >
              {t('admin.jobs.pause')}
            </Button>
          )}
          {board.nodes.some((node) => !node.draining) && (
            <Button variant="default" loading={busy} onClick={() => setAsking('drain')}>
              {t('admin.jobs.drainAll')}
            </Button>
          )}
        </div>
      </header>
      {board.nodes.length === 0 ? (
        <p className={classes.alert}>{t('admin.jobs.noNodes')}</p>
      ) : (
        <ul className={classes.rows} aria-label={t('admin.jobs.nodes')}>
          {board.nodes.map((node) => (
            <Node key={node.id} node={node} />
          ))}
        </ul>
      )}
      <Confirm
        opened={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          flip({ what: asking ?? 'pause' });
          setAsking(null);
        }}
        title={t(`admin.jobs.${ask}Title`)}
        action={t(`admin.jobs.${ask}`)}
      >
        {t(`admin.jobs.${ask}Text`)}
      </Confirm>
    </section>
  );
}

function Node({ node }: { node: QueueNode }) {
  const { t } = useTranslation();
  const { flip, busy } = useSwitch();
  const state = node.draining ? (node.running === 0 ? 'drained' : 'draining') : null;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <strong>{node.name}</strong>
        <span className={classes.facts}>
          <span>{t('admin.jobs.nodeFacts', { quick: node.quickWorkers, ladder: node.ladderWorkers })}</span>
          <span>
            {node.running === 0
              ? t('admin.jobs.nodeIdle')
              : t('admin.jobs.nodeRunning', { count: node.running })}
          </span>
          {state && (
            <span className={chip.chip} data-tone={state === 'drained' ? 'good' : 'busy'}>
              {t(`admin.jobs.${state}`)}
            </span>
          )}
        </span>
      </div>
      <Button
        variant="subtle"
        size="sm"
        loading={busy}
        aria-label={t(node.draining ? 'admin.jobs.undrainNode' : 'admin.jobs.drainNode', { name: node.name })}
        onClick={() => flip({ what: node.draining ? 'undrain' : 'drain', node: node.id })}
      >
        {t(node.draining ? 'admin.jobs.undrain' : 'admin.jobs.drain')}
      </Button>
    </li>
  );
}

function useSwitch() {
  const { t } = useTranslation();
  const say = useProblemText();
  const change = useMutation({
    mutationFn: turn,
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return { flip: (wanted: Turn) => change.mutate(wanted), busy: change.isPending };
}
