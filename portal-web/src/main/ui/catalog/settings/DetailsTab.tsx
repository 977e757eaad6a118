import { useTranslation } from 'react-i18next';
import type { Media } from '../../platform/api/types.ts';
import { DetailsForm } from '../DetailsForm.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useDraft } from './useDraft.ts';
import classes from './settings.module.css';

export function DetailsTab({ media, onReload }: { media: Media; onReload: () => void }) {
  const { t } = useTranslation();
  const form = useDraft(media);
  const untitled = !form.draft.title.trim();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!untitled) form.save.mutate();
      }}
    >
      <DetailsForm
        value={form.draft}
        onChange={form.change}
        titleError={untitled ? t('upload.titleMissing') : undefined}
      />
      <SaveBar form={form} blocked={untitled} onReload={onReload} />
    </form>
  );
}
