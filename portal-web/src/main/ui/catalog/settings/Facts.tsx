import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { Media } from '../../platform/api/types.ts';
import classes from './settings.module.css';

export function Facts({ media }: { media: Media }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: [string, string | null | undefined][] = [
    [t('catalog.item.file'), media.fileName],
    [t('catalog.item.size'), media.sizeBytes == null ? null : format.bytes(media.sizeBytes)],
    [t('catalog.item.resolution'), media.width && media.height ? `${media.width} × ${media.height}` : null],
    [t('catalog.item.views'), format.number(media.views)],
    [t('catalog.item.added'), format.day(media.createdAt)],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value == null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
