import { useTranslation } from 'react-i18next';
import chip from '../../platform/kit/chip.module.css';
import { wordsFor } from '../../platform/kit/told.ts';
import admin from '../admin.module.css';
import type { ChosenPath } from './types.ts';
import classes from './Transcoding.module.css';

const TONES = { HARDWARE: 'good', HYBRID: 'brand', SOFTWARE: 'plain' } as const;
const SOURCES = ['H264', 'HEVC_10_BIT', 'OTHER'] as const;

export function Chosen({ chosen }: { chosen: ChosenPath[] }) {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <section className={admin.box} aria-labelledby="transcoding-chosen">
      <header className={admin.boxHead}>
        <h2 id="transcoding-chosen">{t('admin.transcoding.chosen')}</h2>
        <p>{t('admin.transcoding.chosenLead')}</p>
      </header>
      <ul className={classes.list}>
        {chosen.map((path) => (
          <li key={path.source}>
            <PathWords path={path} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One choice in words, with what was passed over. */
export function PathWords({ path }: { path: ChosenPath }) {
  const { t } = useTranslation();
  const source = SOURCES.find((one) => one === path.source);
  const where = path.devices.join(', ') || t('admin.transcoding.software');
  return (
    <>
      <strong>
        {source && `${t(`admin.transcoding.source.${source}`)}: `}
        {path.encoder}{' '}
        <span className={chip.chip} data-tone={TONES[path.kind]}>
          {t(`admin.transcoding.${path.kind}`)}
        </span>
      </strong>
      <span>
        {where} ·{' '}
        {t(
          path.decodesOnDevice ? 'admin.transcoding.decodesOnDevice' : 'admin.transcoding.decodesInSoftware',
        )}
        {path.inPlace && ` · ${t('admin.transcoding.inPlace')}`}
      </span>
      <span>{wordsFor(t, 'admin.transcoding', path.told, path.why)}</span>
      {path.passedOver.map((one) => (
        <span key={one.encoder}>
          {t('admin.transcoding.passedOver', {
            encoder: one.encoder,
            why: wordsFor(t, 'admin.transcoding', one.told, one.why),
          })}
        </span>
      ))}
    </>
  );
}
