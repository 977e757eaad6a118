import type { SyncSettings } from './types.ts';

/** A path begins with a slash, whether or not it was typed. */
function path(text: string | undefined): string {
  const typed = (text ?? '').trim();
  return typed === '' || typed.startsWith('/') ? typed : `/${typed}`;
}

/** What is the admin's to set, as it travels. */
export function settingsOf(sync: SyncSettings): SyncSettings {
  return {
    enabled: sync.enabled,
    everyMinutes: sync.everyMinutes,
    clientId: sync.clientId.trim(),
    groupPath: path(sync.groupPath),
    otherGroups: sync.otherGroups,
    disableMissing: sync.disableMissing,
  };
}

export function sameSync(a: SyncSettings, b: SyncSettings): boolean {
  const [one, two] = [settingsOf(a), settingsOf(b)];
  return (Object.keys(one) as (keyof SyncSettings)[]).every((name) => one[name] === two[name]);
}
