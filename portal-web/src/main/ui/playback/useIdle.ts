import { useEffect, useState } from 'react';

const IDLE_MS = 2600;

/** Nobody moved for a moment: the controls may step back. */
export function useIdle(allowed: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    wake();
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    events.forEach((name) => document.addEventListener(name, wake));
    return () => {
      clearTimeout(timer);
      events.forEach((name) => document.removeEventListener(name, wake));
    };
  }, []);
  return idle && allowed;
}
