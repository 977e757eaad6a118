import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { SettingsForm } from '../useSettingsForm.ts';
import classes from '../ProviderPage.module.css';

interface Props {
  form: SettingsForm;
  /** What was saved waits for nothing any more. */
  inUse: boolean;
}

export function SaveBar({ form, inUse }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const trouble = form.error ? say(form.error) : form.objections.length > 0 ? t('sso.save.incomplete') : null;
  const calm = form.dirty ? t('sso.save.unsaved') : form.saved && !inUse ? t('sso.save.saved') : '';
  return (
    <div className={classes.foot}>
      <p className={classes.said} data-tone={trouble ? 'alert' : undefined} role="status">
        {trouble ?? calm}
      </p>
      {form.dirty && (
        <Button variant="default" onClick={form.discard}>
          {t('sso.save.discard')}
        </Button>
      )}
      <Button type="submit" disabled={!form.dirty} loading={form.saving}>
        {t('sso.save.action')}
      </Button>
    </div>
  );
}
