import { Button, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { setThreshold, useThreshold, type Threshold } from './api.ts';
import classes from './Completions.module.css';

const percent = (share: number) => Math.round(share * 100);

/** How much of the item completes it from now on. */
export function ThresholdForm({ mediaId }: { mediaId: string }) {
  const found = useThreshold(mediaId);
  return found.data ? <Form key={found.data.share ?? 0} mediaId={mediaId} now={found.data} /> : null;
}

function Form({ mediaId, now }: { mediaId: string; now: Threshold }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const format = useFormat();
  const before = now.share ? percent(now.share) : '';
  const [value, setValue] = useState<number | ''>(before);
  const save = useMutation({
    mutationFn: () => setThreshold(mediaId, value === '' ? null : value / 100),
    onSuccess: () => tell(t('completions.thresholdSaved')),
  });
  return (
    <form
      className={classes.threshold}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <NumberInput
        label={t('completions.threshold')}
        description={
          now.byLength
            ? t('completions.thresholdText', { share: format.percent(now.byLength) })
            : t('completions.thresholdUnknown')
        }
        value={value}
        min={percent(now.least)}
        max={100}
        allowDecimal={false}
        error={save.isError ? say(save.error) : undefined}
        onChange={(next) => setValue(typeof next === 'number' ? next : '')}
      />
      <Button type="submit" variant="default" loading={save.isPending} disabled={value === before}>
        {t('completions.thresholdSave')}
      </Button>
    </form>
  );
}
