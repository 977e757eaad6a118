import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import table from '../../platform/kit/table.module.css';
import type { EncoderTrial } from './types.ts';

export function SpeedTable({ encoders }: { encoders: EncoderTrial[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = encoders.flatMap((encoder) => encoder.runs.map((run) => ({ encoder, run })));
  if (rows.length === 0) return null;
  const one = (value: number) => format.number(Math.round(value * 10) / 10);
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.transcoding.speeds')}>
      <table className={table.table} aria-label={t('admin.transcoding.speeds')}>
        <thead>
          <tr>
            <th scope="col">
              <div>{t('admin.transcoding.encoder')}</div>
            </th>
            <th scope="col">
              <div>{t('admin.transcoding.device')}</div>
            </th>
            <th scope="col">
              <div>{t('admin.transcoding.profile')}</div>
            </th>
            <th scope="col" className={table.number}>
              <div>{t('admin.transcoding.lines')}</div>
            </th>
            <th scope="col" className={table.number}>
              <div>{t('admin.transcoding.realTime')}</div>
            </th>
            <th scope="col" className={table.number}>
              <div>{t('admin.transcoding.likeness')}</div>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ encoder, run }) => (
            <tr key={`${encoder.name} ${encoder.device ?? ''} ${run.profile} ${run.lines}`}>
              <td>{encoder.name}</td>
              <td>{encoder.device ?? t('admin.transcoding.software')}</td>
              <td>{run.profile}</td>
              <td className={table.number}>{format.number(run.lines)}</td>
              <td className={table.number}>{t('admin.transcoding.speed', { speed: one(run.speed) })}</td>
              <td className={table.number}>{one(run.psnrDb)} dB</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
