import { useTranslation } from 'react-i18next';
import admin from '../admin.module.css';
import type { TranscodingReport } from './types.ts';
import classes from './Transcoding.module.css';

/** The devices that show themselves, and what holds the media programs. */
export function Found({ found }: { found: TranscodingReport }) {
  const { t } = useTranslation();
  const { sandbox, devices, others } = found;
  return (
    <>
      <dl className={admin.counts}>
        <div className={admin.count}>
          <dt>{t('admin.transcoding.ffmpeg')}</dt>
          <dd className={admin.small}>{found.ffmpegVersion}</dd>
        </div>
        <div className={admin.count}>
          <dt>{t('admin.transcoding.sandbox')}</dt>
          <dd className={admin.small}>{t(`admin.transcoding.${sandbox.kind}`)}</dd>
          {sandbox.reason && <dd className={admin.note}>{sandbox.reason}</dd>}
        </div>
      </dl>
      {found.probedAt && (
        <section className={admin.box} aria-labelledby="transcoding-found">
          <header className={admin.boxHead}>
            <h2 id="transcoding-found">{t('admin.transcoding.found')}</h2>
            {devices.length === 0 && <p>{t('admin.transcoding.noDevices')}</p>}
          </header>
          <ul className={classes.list}>
            {devices.map((device) => (
              <li key={device.accelerator + device.address}>
                <strong>{device.name}</strong>
                <span>
                  {device.accelerator} · {device.address}
                  {device.driver && ` · ${device.driver}`}
                </span>
                <span>{t('admin.transcoding.inUse', { count: device.sessionsInUse })}</span>
              </li>
            ))}
            {others.map((other) => (
              <li key={other.name}>
                <strong>{other.name}</strong>
                <span>{t(other.present ? 'admin.transcoding.present' : 'admin.transcoding.absent')}</span>
                <span>{other.detail}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
