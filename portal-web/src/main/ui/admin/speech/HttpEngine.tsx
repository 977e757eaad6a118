import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OptionalSecret } from '../OptionalSecret.tsx';
import { type Wish } from './api.ts';

interface Props {
  wish: Wish;
  keySet: boolean;
  onChange: (part: Partial<Wish>) => void;
}

/** A server that is asked by HTTP. */
export function HttpEngine({ wish, keySet, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="url"
        label={t('admin.speech.address')}
        description={t('admin.speech.addressText')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="https://speech.example.com"
        value={wish.address}
        onChange={(event) => onChange({ address: event.currentTarget.value })}
      />
      <TextInput
        label={t('admin.speech.model')}
        placeholder="whisper-large-v3"
        required={wish.address.trim() !== ''}
        value={wish.model}
        onChange={(event) => onChange({ model: event.currentTarget.value })}
      />
      <OptionalSecret
        set={keySet}
        value={wish.key}
        onChange={(key) => onChange({ key })}
        label={t('admin.speech.key')}
        setText={t('admin.speech.keySet')}
        forgetText={t('admin.speech.forget')}
      />
    </>
  );
}
