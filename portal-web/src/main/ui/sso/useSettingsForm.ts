import { useState } from 'react';
import { useSaveDraft } from './api.ts';
import { objections, sameSettings, settingsOf } from './draft.ts';
import { added } from './rules.ts';
import type { Provider, Rule, Settings } from './types.ts';

/** The set-up form: what was typed, whether the server has it, and the way there. */
export function useSettingsForm(provider: Provider) {
  const saved = settingsOf(provider.settings);
  const [form, setForm] = useState<Settings>(saved);
  const [checked, setChecked] = useState(false);
  const sent = useSaveDraft(provider.id);
  const found = objections(form);
  const change = (next: Partial<Settings>) => {
    setForm((now) => ({ ...now, ...next }));
    if (!sent.isIdle && !sent.isPending) sent.reset();
  };
  const dirty = !sameSettings(form, saved);

  /** True when the server holds what the form shows. */
  async function save(): Promise<boolean> {
    if (!dirty) return true;
    setChecked(true);
    if (found.length > 0) return false;
    try {
      setForm(settingsOf((await sent.mutateAsync(form)).settings));
      setChecked(false);
      return true;
    } catch {
      return false; // The form says why: the mutation keeps the error.
    }
  }

  return {
    form,
    change,
    addRule: (rule?: Rule) => setForm((now) => ({ ...now, rules: added(now.rules, rule) })),
    discard: () => {
      setForm(saved);
      setChecked(false);
      sent.reset();
    },
    dirty,
    save,
    saving: sent.isPending,
    saved: sent.isSuccess,
    error: sent.error,
    /** What is wrong is told once somebody tried to save, not while they type. */
    objections: checked ? found : [],
  };
}

export type SettingsForm = ReturnType<typeof useSettingsForm>;
