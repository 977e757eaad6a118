import { NumberInput, Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import admin from '../admin.module.css';
import { MODELS, models, type Wish } from './api.ts';
import { choices } from './choices.ts';

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const MOST_THREADS = 256;

interface Props {
  wish: Wish;
  onChange: (part: Partial<Wish>) => void;
}

/** whisper.cpp on this machine: which of the operator's models, and how many threads. */
export function LocalEngine({ wish, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = useQuery({ queryKey: MODELS, queryFn: ({ signal }) => models(signal) });
  if (known.isError) return <Failure compact error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={80} />;
  const { folder, models: there } = known.data;
  return (
    <>
      <div>
        <Select
          label={t('admin.speech.modelFile')}
          description={t('admin.speech.modelFileText', { folder })}
          inputWrapperOrder={ORDER}
          clearable
          value={wish.modelFile === '' ? null : wish.modelFile}
          onChange={(name) => onChange({ modelFile: name ?? '' })}
          data={choices(there, wish.modelFile).map(({ name, state, bytes }) => ({
            value: name,
            label: t(`admin.speech.${state}`, { name, size: format.bytes(bytes) }),
            disabled: state !== 'modelSize',
          }))}
        />
        {there.length === 0 && <p className={admin.faint}>{t('admin.speech.modelNone', { folder })}</p>}
      </div>
      <NumberInput
        label={t('admin.speech.threads')}
        description={t('admin.speech.threadsText')}
        inputWrapperOrder={ORDER}
        min={0}
        max={MOST_THREADS}
        allowDecimal={false}
        value={wish.threads}
        onChange={(threads) => onChange({ threads: Number(threads) || 0 })}
      />
    </>
  );
}
