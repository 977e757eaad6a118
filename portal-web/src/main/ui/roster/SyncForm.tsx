import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../platform/kit/LeaveGuard.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { Trouble } from '../admin/Trouble.tsx';
import { WriteOnly } from '../sso/form/SecretField.tsx';
import { sameSync, settingsOf } from './sync.ts';
import { useSaveSync, useSetSyncSecret } from './syncApi.ts';
import type { Sync, SyncSettings } from './types.ts';
import classes from './roster.module.css';

export function SyncForm({ id, name, sync }: { id: string; name: string; sync: Sync }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const saved = settingsOf(sync);
  const [form, setForm] = useState<SyncSettings>(saved);
  const save = useSaveSync(id);
  const setSecret = useSetSyncSecret(id);
  const dirty = !sameSync(form, saved);
  const change = (next: Partial<SyncSettings>) => setForm((now) => ({ ...now, ...next }));
  return (
    <form
      className={classes.fields}
      aria-label={t('roster.sync.form', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        const body = settingsOf(form);
        save.mutate(body, { onSuccess: () => setForm(body) });
      }}
    >
      <LeaveGuard dirty={dirty} />
      <Switch
        label={t('roster.sync.enabled', { name })}
        checked={form.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('roster.sync.every')}
          suffix={t('roster.sync.minutes')}
          value={form.everyMinutes}
          min={1}
          max={10_080}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(minutes) => typeof minutes === 'number' && change({ everyMinutes: minutes })}
        />
        <TextInput
          label={t('roster.sync.clientId')}
          description={t('roster.sync.clientIdHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={form.clientId}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ clientId: event.currentTarget.value })}
        />
      </div>
      <WriteOnly label={t('roster.sync.secret')} at={sync.secretSetAt} by={null} set={setSecret} />
      <TextInput
        label={t('roster.sync.groupPath')}
        description={t('roster.sync.groupPathHint')}
        value={form.groupPath}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ groupPath: event.currentTarget.value })}
      />
      <Switch
        label={t('roster.sync.otherGroups')}
        checked={form.otherGroups}
        onChange={(event) => change({ otherGroups: event.currentTarget.checked })}
      />
      <Switch
        label={t('roster.sync.disableMissing')}
        description={t('roster.sync.disableMissingHint')}
        checked={form.disableMissing}
        onChange={(event) => change({ disableMissing: event.currentTarget.checked })}
      />
      <Trouble text={save.isError ? say(save.error) : null} />
      <div className={classes.actions}>
        <Button type="submit" disabled={!dirty} loading={save.isPending}>
          {t('platform.act.save')}
        </Button>
        {dirty && (
          <Button
            variant="default"
            onClick={() => {
              setForm(saved);
              save.reset();
            }}
          >
            {t('sso.save.discard')}
          </Button>
        )}
        <span className={classes.file} role="status">
          {dirty ? t('sso.save.unsaved') : save.isSuccess ? t('platform.act.saved') : ''}
        </span>
      </div>
    </form>
  );
}
