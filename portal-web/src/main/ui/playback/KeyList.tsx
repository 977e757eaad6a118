import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Player.module.css';

const KEYS = [
  ['play', ['K', '␣']],
  ['jump', ['J', 'L']],
  ['step', ['←', '→']],
  ['volume', ['↑', '↓']],
  ['mute', ['M']],
  ['captions', ['C']],
  ['fullscreen', ['F']],
  ['theatre', ['T']],
  ['speed', ['<', '>']],
  ['part', ['0–9']],
  ['help', ['?']],
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <div
      className={classes.keys}
      role="dialog"
      aria-label={t('playback.keys.title')}
      onKeyDown={(event) => (event.key === 'Escape' || event.key === '?') && onClose()}
    >
      <div>
        <strong>{t('playback.keys.title')}</strong>
        <button ref={close} type="button" aria-label={t('platform.act.close')} onClick={onClose}>
          <IconX size={20} stroke={1.9} />
        </button>
      </div>
      <dl>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`playback.keys.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
