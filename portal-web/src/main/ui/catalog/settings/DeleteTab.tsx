import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { tellWithUndo } from '../../platform/kit/undo.tsx';
import type { Media } from '../../platform/api/types.ts';
import { forget, putIntoTrash, restore } from '../trash/api.ts';
import classes from './settings.module.css';

/** No question is asked: what goes to the trash can be had back. */
export function DeleteTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const trouble = (error: unknown) => tellTrouble(t('platform.error.title'), say(error));
  const undo = async () => {
    try {
      await restore(media.id);
      tell(t('trash.restored', { title: media.title }));
    } catch (error) {
      trouble(error);
    }
  };
  const remove = useMutation({
    mutationFn: () => putIntoTrash(media.id),
    onSuccess: async () => {
      await navigate('/library', { replace: true });
      void forget(media.id);
      tellWithUndo(t('trash.put', { title: media.title }), t('trash.undo'), () => void undo());
    },
    onError: trouble,
  });
  return (
    <section className={classes.danger}>
      <h2>{t('trash.tab.title')}</h2>
      <p>{t('trash.tab.text')}</p>
      <Button color="terracotta" variant="outline" loading={remove.isPending} onClick={() => remove.mutate()}>
        {t('trash.tab.action')}
      </Button>
    </section>
  );
}
