import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import chip from '../../platform/kit/chip.module.css';
import { wordsFor } from '../../platform/kit/told.ts';
import admin from '../admin.module.css';
import type { DecoderTrial, EncoderTrial } from './types.ts';

const TONES = { WORKS: 'good', LISTED_BUT_FAILS: 'alert', ABSENT: 'plain' } as const;

interface Props {
  encoders: EncoderTrial[];
  decoders: DecoderTrial[];
  busy: boolean;
}

/** A card for each trial: works, listed but fails and why, or absent. */
export function Encoders({ encoders, decoders, busy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const speed = (value: number) =>
    t('admin.transcoding.speed', { speed: format.number(Math.round(value * 10) / 10) });
  return (
    <ul className={admin.cards} aria-busy={busy}>
      {encoders.map((encoder) => (
        <li key={`${encoder.name} ${encoder.device ?? ''}`}>
          <article className={admin.card} data-state={encoder.state}>
            <header>
              <h2>{encoder.name}</h2>
              <span className={chip.chip} data-tone={TONES[encoder.state]}>
                {t(`admin.transcoding.${encoder.state}`)}
              </span>
            </header>
            <p>
              {encoder.codec} · {encoder.device ?? t('admin.transcoding.software')}
            </p>
            {encoder.speed != null && <p className={admin.speed}>{speed(encoder.speed)}</p>}
            {encoder.sessions != null && (
              <p>{t('admin.transcoding.sessions', { count: encoder.sessions })}</p>
            )}
            {encoder.inPlace && <p>{t('admin.transcoding.inPlace')}</p>}
            {encoder.reason && <p>{wordsFor(t, 'admin.transcoding', encoder.told, encoder.reason)}</p>}
            {encoder.ofVariants && <p>{t('admin.transcoding.ofVariants')}</p>}
            {!encoder.ofLadder && !encoder.ofVariants && <p>{t('admin.transcoding.notOfLadder')}</p>}
          </article>
        </li>
      ))}
      {decoders.map((decoder) => (
        <li key={`${decoder.format} ${decoder.device}`}>
          <article className={admin.card} data-state={decoder.state}>
            <header>
              <h2>{t('admin.transcoding.decodes', { format: decoder.format.replaceAll('_', ' ') })}</h2>
              <span className={chip.chip} data-tone={TONES[decoder.state]}>
                {t(`admin.transcoding.${decoder.state}`)}
              </span>
            </header>
            <p>{decoder.device}</p>
            {decoder.speed != null && <p className={admin.speed}>{speed(decoder.speed)}</p>}
            {decoder.reason && <p>{wordsFor(t, 'admin.transcoding', decoder.told, decoder.reason)}</p>}
          </article>
        </li>
      ))}
    </ul>
  );
}
