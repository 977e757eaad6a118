import { IconCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptionTrack } from '../platform/api/types.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { SPEEDS } from './keys.ts';
import { useActions, useRate } from './media.ts';
import type { PlayerPrefs } from './prefs.ts';
import { describingOf, spokenOf } from './tracks.ts';
import type { Stream } from './useHls.ts';
import classes from './SettingsPanel.module.css';

interface Props {
  stream: Stream;
  tracks: CaptionTrack[];
  caption: CaptionTrack | null;
  describing: CaptionTrack | null;
  prefs: PlayerPrefs;
  onPrefs: (change: Partial<PlayerPrefs>) => void;
  onClose: () => void;
}

type PageName = 'quality' | 'speed' | 'sound' | 'captions' | 'captionSize' | 'captionGround' | 'descriptions';

interface Choice {
  key: string;
  label: string;
  on: boolean;
  pick: () => void;
}

const SIZES = ['small', 'normal', 'large'] as const;
const GROUNDS = ['none', 'soft', 'solid'] as const;

function useChoices({ stream, tracks, caption, describing, prefs, onPrefs }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const actions = useActions();
  const rate = useRate();
  const playing = stream.qualities.find((quality) => quality.index === stream.playing)?.label;
  const auto = playing ? t('playback.autoNow', { quality: playing }) : t('playback.auto');
  const speed = (value: number) =>
    value === 1 ? t('playback.normal') : `${new Intl.NumberFormat(format.locale).format(value)}×`;
  const pages: Record<PageName, Choice[]> = {
    quality: [
      { key: 'auto', label: auto, on: stream.chosen === -1, pick: () => stream.choose(-1) },
      ...stream.qualities.map((quality) => ({
        key: String(quality.index),
        label: quality.label,
        on: stream.chosen === quality.index,
        pick: () => stream.choose(quality.index),
      })),
    ],
    speed: SPEEDS.map((value) => ({
      key: String(value),
      label: speed(value),
      on: Math.abs(rate - value) < 0.01,
      pick: () => {
        actions.rate(value);
        onPrefs({ rate: value });
      },
    })),
    sound: stream.sounds.map(({ index, language, name }) => {
      const alone = stream.sounds.filter((one) => one.language === language).length === 1;
      return {
        key: String(index),
        label: language && alone ? format.language(language) : name,
        on: stream.heard === index,
        pick: () => {
          stream.hear(index);
          if (language) onPrefs({ sound: language });
        },
      };
    }),
    captions: [
      {
        key: 'off',
        label: t('playback.off'),
        on: caption === null,
        pick: () => onPrefs({ captions: 'off' }),
      },
      ...spokenOf(tracks).map((track) => ({
        key: track.name,
        label: track.label || format.language(track.language),
        on: caption?.name === track.name,
        pick: () => onPrefs({ captions: track.name }),
      })),
    ],
    descriptions: [
      {
        key: 'off',
        label: t('playback.off'),
        on: describing === null,
        pick: () => onPrefs({ descriptions: null }),
      },
      ...describingOf(tracks).map((track) => ({
        key: track.name,
        label: format.language(track.language),
        on: describing?.name === track.name,
        pick: () => onPrefs({ descriptions: track.name }),
      })),
    ],
    captionSize: SIZES.map((size) => ({
      key: size,
      label: t(`playback.size.${size}`),
      on: prefs.captionSize === size,
      pick: () => onPrefs({ captionSize: size }),
    })),
    captionGround: GROUNDS.map((ground) => ({
      key: ground,
      label: t(`playback.ground.${ground}`),
      on: prefs.captionGround === ground,
      pick: () => onPrefs({ captionGround: ground }),
    })),
  };
  return pages;
}

/** Inside the player's own frame, so that it is there in full screen too. */
export function SettingsPanel(props: Props) {
  const { t } = useTranslation();
  const { onClose } = props;
  const [page, setPage] = useState<PageName | null>(null);
  const pages = useChoices(props);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[aria-checked="true"], button')?.focus();
  }, [page]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Element;
      if (!panel.current?.contains(target) && !target.closest('[aria-expanded]')) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);

  const names: PageName[] = ['quality', 'speed'];
  if (props.stream.sounds.length > 1) names.push('sound');
  if (spokenOf(props.tracks).length > 0) names.push('captions', 'captionSize', 'captionGround');
  if (describingOf(props.tracks).length > 0) names.push('descriptions');
  return (
    <div
      ref={panel}
      className={classes.panel}
      role="dialog"
      aria-label={t('playback.settings')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (page) setPage(null);
        else onClose();
      }}
    >
      {page === null ? (
        names.map((name) => (
          <button key={name} type="button" className={classes.item} onClick={() => setPage(name)}>
            <span>{t(`playback.${name}`)}</span>
            <span className={classes.now}>{pages[name].find((choice) => choice.on)?.label}</span>
            <IconChevronRight size={18} stroke={2} aria-hidden="true" className={classes.chevron} />
          </button>
        ))
      ) : (
        <>
          <button type="button" className={classes.head} onClick={() => setPage(null)}>
            <IconChevronLeft size={18} stroke={2} aria-hidden="true" className={classes.chevron} />
            {t(`playback.${page}`)}
          </button>
          <div role="radiogroup" aria-label={t(`playback.${page}`)}>
            {pages[page].map((choice) => (
              <button
                key={choice.key}
                type="button"
                role="radio"
                aria-checked={choice.on}
                className={classes.item}
                onClick={() => {
                  choice.pick();
                  setPage(null);
                }}
              >
                <span className={classes.tick}>
                  {choice.on && <IconCheck size={18} stroke={2.2} aria-hidden="true" />}
                </span>
                <span>{choice.label}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
