import { describe, expect, it } from 'vitest';
import { sameSync, settingsOf } from './sync.ts';
import type { Sync } from './types.ts';

const SYNC: Sync = {
  enabled: true,
  everyMinutes: 15,
  clientId: 'loggia-roster',
  secretSetAt: '2026-03-03T10:00:00Z',
  groupPath: '/',
  otherGroups: true,
  disableMissing: false,
};

describe('sync settings', () => {
  it('sameSync_blanksAndWhatIsNotTheAdmins_areTheSame', () => {
    expect(sameSync({ ...SYNC, clientId: ' loggia-roster ' }, { ...SYNC, secretSetAt: null } as Sync)).toBe(
      true,
    );
  });
  it('sameSync_otherPath_differs', () => {
    expect(sameSync(SYNC, { ...SYNC, groupPath: '/Departments' })).toBe(false);
  });
  it('settingsOf_pathWithoutSlash_getsOne', () => {
    expect(settingsOf({ ...SYNC, groupPath: 'Departments' }).groupPath).toBe('/Departments');
  });
  it('settingsOf_pathLeftOut_isNone', () => {
    const sent = { ...SYNC, groupPath: undefined } as unknown as Sync;
    expect(settingsOf(sent).groupPath).toBe('');
  });
});
