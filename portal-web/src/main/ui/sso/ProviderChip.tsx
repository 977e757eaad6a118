import { useTranslation } from 'react-i18next';
import chip from '../platform/kit/chip.module.css';
import type { ProviderState } from './types.ts';

const TONES = { DRAFT: 'plain', ACTIVE: 'good', CHANGED: 'brand', OFF: 'alert' } as const;

export function ProviderChip({ state }: { state: ProviderState }) {
  const { t } = useTranslation();
  return (
    <span className={chip.chip} data-tone={TONES[state]}>
      {t(`sso.state.${state}`)}
    </span>
  );
}
