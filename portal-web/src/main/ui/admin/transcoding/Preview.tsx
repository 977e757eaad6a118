import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { MediaSummary } from '../../platform/api/types.ts';
import table from '../../platform/kit/table.module.css';
import { highest } from '../../processing/highest.ts';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { preview } from './api.ts';
import { PathWords } from './Chosen.tsx';
import { ItemPicker } from './ItemPicker.tsx';
import type { LadderPreview, Rung, Variant } from './types.ts';
import classes from './Transcoding.module.css';

const FIELDS = ['width', 'height', 'framesPerSecond'] as const;
const PAUSE_MS = 300;

/** What the draft would make of a source that one describes, or of an item's file. */
export function Preview({ rungs, variants }: { rungs: Rung[] | null; variants: Variant[] }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [typed, setTyped] = useState({ width: '1920', height: '1080', framesPerSecond: '25' });
  const [item, setItem] = useState<MediaSummary | null>(null);
  const numbers = FIELDS.map((field) => Number(typed[field].replace(',', '.')));
  const [width = 0, height = 0, framesPerSecond = 0] = numbers;
  const itemId = item?.id ?? null;
  const [asked] = useDebouncedValue(
    JSON.stringify({ source: { itemId, width, height, framesPerSecond }, rungs, variants }),
    PAUSE_MS,
  );
  const shown = useQuery({
    queryKey: ['admin', 'transcoding', 'preview', asked],
    queryFn: ({ signal }) =>
      preview({ itemId, width, height, framesPerSecond }, rungs ?? [], variants, signal),
    enabled: rungs !== null && numbers.every((one) => one > 0),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className={admin.box} aria-labelledby="ladder-preview">
      <header className={admin.boxHead}>
        <h2 id="ladder-preview">{t('admin.ladder.preview')}</h2>
        <p>{t('admin.ladder.previewLead')}</p>
      </header>
      <div className={classes.source}>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`admin.ladder.${field}`)}
            inputMode="decimal"
            disabled={itemId !== null}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <ItemPicker picked={item} onPick={setItem} />
      <Trouble text={shown.isError ? say(shown.error) : null} />
      <div aria-live="polite" aria-busy={shown.isFetching}>
        {shown.data && !shown.isError && <Offers preview={shown.data} />}
      </div>
    </section>
  );
}

function Offers({ preview: shown }: { preview: LadderPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const one = (value: number) => format.number(Math.round(value * 100) / 100);
  if (!shown.source) return <p className={admin.faint}>{t('admin.ladder.soundOnly')}</p>;
  const lines = shown.offers.map((offer) => Math.min(offer.width, offer.height));
  const told = highest(shown.source.width, shown.source.height, lines);
  return (
    <>
      <p className={`${admin.faint} ${classes.said}`}>
        {t('admin.ladder.of', {
          size: `${shown.source.width}×${shown.source.height}`,
          rate: one(shown.source.framesPerSecond),
          codec: shown.source.codec,
        })}
      </p>
      <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.ladder.offers')}>
        <table className={table.table} data-fits>
          <thead>
            <tr>
              <th scope="col">
                <div>{t('admin.ladder.size')}</div>
              </th>
              <th scope="col" className={table.number}>
                <div>{t('admin.ladder.framesPerSecond')}</div>
              </th>
              <th scope="col">
                <div>{t('admin.ladder.codec')}</div>
              </th>
              <th scope="col" className={table.number}>
                <div>{t('admin.ladder.kilobits')}</div>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.offers.map((offer) => (
              <tr key={offer.name}>
                <td>
                  {offer.width}×{offer.height}
                </td>
                <td className={table.number}>{one(offer.framesPerSecond)}</td>
                <td>{offer.codec}</td>
                <td className={table.number}>{format.number(Math.round(offer.maxBitsPerSecond / 1000))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {told && <p className={classes.path}>{t('admin.ladder.highest', { ...told })}</p>}
      {shown.path && (
        <p className={classes.path}>
          <PathWords path={shown.path} />
        </p>
      )}
    </>
  );
}
