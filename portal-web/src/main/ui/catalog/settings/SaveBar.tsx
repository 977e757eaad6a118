import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftForm } from './useDraft.ts';
import classes from './settings.module.css';

interface Props {
  form: DraftForm;
  blocked?: boolean;
  onReload: () => void;
}

export function SaveBar({ form, blocked, onReload }: Props) {
  const { t } = useTranslation();
  const calm = form.dirty ? t('catalog.item.unsaved') : form.save.isSuccess ? t('catalog.item.saved') : '';
  return (
    <div className={classes.foot}>
      <p className={classes.said} data-tone={form.trouble ? 'alert' : undefined} role="status">
        {form.trouble ?? calm}
      </p>
      {form.conflict && (
        <Button
          variant="default"
          onClick={() => {
            onReload();
            form.save.reset();
          }}
        >
          {t('catalog.item.reload')}
        </Button>
      )}
      {form.dirty && (
        <Button variant="default" onClick={form.discard}>
          {t('catalog.item.discard')}
        </Button>
      )}
      <Button type="submit" disabled={!form.dirty || blocked} loading={form.save.isPending}>
        {t('platform.act.save')}
      </Button>
    </div>
  );
}
