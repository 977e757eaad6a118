import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBadgeCc,
  IconBadgeCcFilled,
  IconPictureInPicture,
  IconPictureInPictureOff,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconReload,
  IconRewindBackward10,
  IconRewindForward10,
  IconSettings,
  IconVolume,
  IconVolume2,
  IconVolumeOff,
  IconRectangle,
  IconViewportWide,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../platform/format/time.ts';
import {
  useActions,
  useDuration,
  useEnded,
  useFullscreen,
  useMuted,
  usePaused,
  usePip,
  usePipMissing,
  useTime,
  useVolume,
} from './media.ts';
import type { PlayerPrefs } from './prefs.ts';
import classes from './Controls.module.css';

interface ButtonProps {
  label: string;
  keyName?: string;
  onClick: () => void;
  pressed?: boolean;
  expanded?: boolean;
  className?: string;
  children: ReactNode;
}

export function ControlButton({
  label,
  keyName,
  onClick,
  pressed,
  expanded,
  className,
  children,
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${classes.button} ${className ?? ''}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      title={keyName ? `${label} (${keyName})` : label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

const ICON = { size: 22, stroke: 1.75 };

interface Props {
  prefs: PlayerPrefs;
  onPrefs: (change: Partial<PlayerPrefs>) => void;
  durationSeconds: number;
  hasCaptions: boolean;
  captionsOn: boolean;
  onCaptions: () => void;
  settingsOpen: boolean;
  onSettings: () => void;
}

export function Controls(props: Props) {
  const { t } = useTranslation();
  const actions = useActions();
  const pip = usePip();
  const pipMissing = usePipMissing();
  const fullscreen = useFullscreen();
  return (
    <div className={classes.bar}>
      <PlayButton />
      <ControlButton
        label={t('playback.back', { count: 10 })}
        keyName="J"
        onClick={() => actions.seekBy(-10)}
      >
        <IconRewindBackward10 {...ICON} />
      </ControlButton>
      <ControlButton
        label={t('playback.forward', { count: 10 })}
        keyName="L"
        onClick={() => actions.seekBy(10)}
      >
        <IconRewindForward10 {...ICON} />
      </ControlButton>
      <Volume />
      <Clock durationSeconds={props.durationSeconds} />
      <span className={classes.gap} />
      {props.hasCaptions && (
        <ControlButton
          label={props.captionsOn ? t('playback.captionsOff') : t('playback.captionsOn')}
          keyName="C"
          pressed={props.captionsOn}
          onClick={props.onCaptions}
        >
          {props.captionsOn ? <IconBadgeCcFilled size={24} /> : <IconBadgeCc size={24} stroke={1.75} />}
        </ControlButton>
      )}
      <ControlButton label={t('playback.settings')} expanded={props.settingsOpen} onClick={props.onSettings}>
        <IconSettings {...ICON} />
      </ControlButton>
      {!pipMissing && (
        <ControlButton
          className={classes.roomy}
          label={pip ? t('playback.pipLeave') : t('playback.pip')}
          onClick={actions.togglePip}
        >
          {pip ? <IconPictureInPictureOff {...ICON} /> : <IconPictureInPicture {...ICON} />}
        </ControlButton>
      )}
      {!fullscreen && (
        <ControlButton
          className={classes.wide}
          label={props.prefs.theatre ? t('playback.theatreLeave') : t('playback.theatre')}
          keyName="T"
          pressed={props.prefs.theatre}
          onClick={() => props.onPrefs({ theatre: !props.prefs.theatre })}
        >
          {props.prefs.theatre ? <IconRectangle {...ICON} /> : <IconViewportWide {...ICON} />}
        </ControlButton>
      )}
      <ControlButton
        label={fullscreen ? t('playback.fullscreenLeave') : t('playback.fullscreen')}
        keyName="F"
        onClick={actions.toggleFullscreen}
      >
        {fullscreen ? <IconArrowsMinimize {...ICON} /> : <IconArrowsMaximize {...ICON} />}
      </ControlButton>
    </div>
  );
}

function PlayButton() {
  const { t } = useTranslation();
  const actions = useActions();
  const paused = usePaused();
  const ended = useEnded();
  const label = ended ? t('playback.again') : paused ? t('playback.play') : t('playback.pause');
  return (
    <ControlButton label={label} keyName="K" onClick={actions.toggle}>
      {ended ? (
        <IconReload {...ICON} />
      ) : paused ? (
        <IconPlayerPlayFilled size={22} />
      ) : (
        <IconPlayerPauseFilled size={22} />
      )}
    </ControlButton>
  );
}

function Volume() {
  const { t } = useTranslation();
  const actions = useActions();
  const muted = useMuted();
  const volume = useVolume();
  const Icon = muted ? IconVolumeOff : volume < 0.5 ? IconVolume2 : IconVolume;
  return (
    <div className={classes.volume}>
      <ControlButton
        label={muted ? t('playback.unmute') : t('playback.mute')}
        keyName="M"
        onClick={actions.toggleMute}
      >
        <Icon {...ICON} />
      </ControlButton>
      <input
        className={classes.slider}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        aria-label={t('playback.volume')}
        onChange={(event) => actions.volume(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Clock({ durationSeconds }: { durationSeconds: number }) {
  const time = useTime();
  const duration = useDuration(durationSeconds);
  const [remaining, setRemaining] = useState(false);
  return (
    <button type="button" className={classes.clock} onClick={() => setRemaining(!remaining)}>
      <span>{remaining ? `−${clock(duration - time)}` : clock(time)}</span>
      <span className={classes.total}> / {clock(duration)}</span>
    </button>
  );
}
