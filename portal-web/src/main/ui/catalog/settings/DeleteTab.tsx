import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmTyped } from '../../platform/kit/ConfirmTyped.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import type { Media } from '../../platform/api/types.ts';
import { deleteMedia } from '../api.ts';
import classes from './settings.module.css';

export function DeleteTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteMedia(media.id),
    onSuccess: async () => {
      await navigate('/library', { replace: true });
      tell(t('catalog.delete.done', { title: media.title }));
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <section className={classes.danger}>
      <h2>{t('catalog.delete.title')}</h2>
      <p>{t('catalog.delete.text')}</p>
      <Button color="terracotta" variant="outline" onClick={() => setAsking(true)}>
        {t('catalog.delete.action')}
      </Button>
      <ConfirmTyped
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        title={t('catalog.delete.confirmTitle', { title: media.title })}
        word={media.title.trim()}
        action={t('catalog.delete.action')}
        busy={remove.isPending}
      >
        {t('catalog.delete.text')}
      </ConfirmTyped>
    </section>
  );
}
