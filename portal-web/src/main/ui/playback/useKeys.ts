import { useEffect, useRef } from 'react';
import { actionOf, type KeyAction } from './keys.ts';

const FIELD =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"]';

/** Keys work on the whole watch page, but never take a letter from a field or an arrow from a slider. */
export function useKeys(act: (action: KeyAction) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
      const target = event.target;
      if (target.closest(FIELD)) return;
      const pressable = target.closest('button, a, [role="slider"], [role="tab"]');
      if (pressable && (event.key === ' ' || event.key === 'Enter')) return;
      if (pressable?.matches('[role="slider"], [role="tab"]') && /^(Arrow|Home)/.test(event.key)) return;
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
