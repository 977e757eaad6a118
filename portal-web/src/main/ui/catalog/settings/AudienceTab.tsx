import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Media } from '../../platform/api/types.ts';
import { AudiencePicker } from '../audience/AudiencePicker.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useDraft } from './useDraft.ts';
import classes from './settings.module.css';

export function AudienceTab({ media, onReload }: { media: Media; onReload: () => void }) {
  const { t } = useTranslation();
  const form = useDraft(media);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        form.save.mutate();
      }}
    >
      <AudiencePicker value={form.draft.audience} onChange={(audience) => form.change({ audience })} />
      <Switch
        label={t('download.allow')}
        description={t('download.allowText')}
        checked={form.draft.downloads}
        onChange={(event) => form.change({ downloads: event.currentTarget.checked })}
      />
      <SaveBar form={form} onReload={onReload} />
    </form>
  );
}
