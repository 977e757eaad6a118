import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refreshProvider, startDryRun, useDryRun } from '../api.ts';
import type { StartedDryRun } from '../types.ts';

const PATIENCE_MS = 300_000;
const WINDOW = 'popup,width=560,height=760';

/** A dry run: somebody signs in in a window of its own, and this page watches how far it comes. */
export function useTrial(providerId: string, save: () => Promise<boolean>) {
  const [trial, setTrial] = useState<StartedDryRun | null>(null);
  const [patient, setPatient] = useState(true);
  const answer = useDryRun(trial?.id ?? null, patient);
  const state = answer.data?.state ?? 'WAITING';
  const waiting = trial !== null && patient && state === 'WAITING' && !answer.isError;

  const start = useMutation({
    mutationFn: async (opened: Window | null) => {
      try {
        if (!(await save())) {
          opened?.close();
          return;
        }
        const started = await startDryRun(providerId);
        setPatient(true);
        setTrial(started);
        opened?.location.replace(started.signInUrl);
      } catch (error) {
        opened?.close();
        throw error;
      }
    },
  });

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting, trial]);

  const finished = trial !== null && state !== 'WAITING';
  useEffect(() => {
    // What it proved is the server's to say.
    if (finished) void refreshProvider(providerId);
  }, [finished, providerId, trial]);

  return {
    trial,
    run: trial ? (answer.data ?? null) : null,
    waiting,
    /** Nobody signed in in time; the attempt is over as far as this page goes. */
    tired: trial !== null && !patient && state === 'WAITING',
    starting: start.isPending,
    error: start.error ?? (trial ? answer.error : null),
    /** The window opens within the click, before anything is asked of the server: later a browser would block it. */
    begin: () => {
      setTrial(null);
      start.mutate(window.open('about:blank', '_blank', WINDOW));
    },
    cancel: () => setTrial(null),
  };
}
