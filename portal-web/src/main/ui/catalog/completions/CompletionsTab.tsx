import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCertificate, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '../../platform/api/types.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import chip from '../../platform/kit/chip.module.css';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import table from '../../platform/kit/table.module.css';
import { useCompletions, type ItemCompletion } from './api.ts';
import { ThresholdForm } from './ThresholdForm.tsx';
import { VoidDialog } from './VoidDialog.tsx';
import classes from './Completions.module.css';

const RULES = {
  DEFAULT: 'completions.rule',
  ITEM: 'completions.ruleOfItem',
  ASSIGNMENT: 'completions.ruleOfAssignment',
} as const;
const TONES = { VALID: 'good', VOIDED: 'alert', OUTDATED: undefined } as const;

/** Who has completed the item, as it was written then, and the way to void what proves nothing. */
export function CompletionsTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [name] = useDebouncedValue(words.trim(), 250);
  const [voiding, setVoiding] = useState<ItemCompletion | null>(null);
  const pages = useCompletions(media.id, name);
  if (pages.items?.length === 0 && !name && !words) {
    return (
      <div className={classes.stack}>
        <ThresholdForm mediaId={media.id} />
        <Empty icon={<IconCertificate size={28} stroke={1.75} />} title={t('completions.none')}>
          {t('completions.noneText')}
        </Empty>
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <ThresholdForm mediaId={media.id} />
      <div className={classes.top}>
        <p>{t('completions.lead')}</p>
        {!pages.items?.some((one) => one.pseudonym) && (
          <TextInput
            className={classes.filter}
            type="search"
            aria-label={t('completions.search')}
            placeholder={t('completions.search')}
            leftSection={<IconSearch size={16} stroke={1.9} />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </div>
      {pages.isError && <Failure compact error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton height={320} radius={14} />}
      {pages.items && <Rows items={pages.items} onVoid={setVoiding} />}
      <MoreButton pages={pages} />
      {voiding && <VoidDialog mediaId={media.id} completion={voiding} onClose={() => setVoiding(null)} />}
    </div>
  );
}

interface RowsProps {
  items: ItemCompletion[];
  onVoid: (completion: ItemCompletion) => void;
}

const COLUMNS = ['person', 'department', 'completed', 'watched', 'file', 'state'] as const;

function Rows({ items, onVoid }: RowsProps) {
  const { t } = useTranslation();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('completions.table')}>
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <div>{t(`completions.columns.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Line key={one.id} one={one} onVoid={() => onVoid(one)} />
          ))}
          {items.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length}>{t('completions.noMatch')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Line({ one, onVoid }: { one: ItemCompletion; onVoid: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { voided } = one;
  const state = voided ? 'VOIDED' : one.outdatedSince ? 'OUTDATED' : 'VALID';
  return (
    <tr>
      <td>
        <span className={table.strong}>
          <bdi>{one.person}</bdi>
        </span>
      </td>
      <td>
        <bdi>{one.department}</bdi>
        {one.managers.length > 0 && (
          <span className={classes.small}>
            {t('completions.managers', { names: one.managers.join(', ') })}
          </span>
        )}
      </td>
      <td className={classes.whole}>
        <time dateTime={one.completedAt}>{format.dateTime(one.completedAt)}</time>
        {one.round && (
          <span className={classes.small}>
            {/* A day is a day everywhere: at noon no time zone moves it. */}
            {t('completions.round', { day: format.day(`${one.round}T12:00:00`) })}
          </span>
        )}
      </td>
      <td>
        {format.percent(one.coveredShare)}
        <span className={classes.small}>
          {t(RULES[one.rule], {
            required: format.percent(one.requiredShare),
          })}
        </span>
      </td>
      <td className={classes.whole}>
        {one.revision !== null && t('completions.file', { number: one.revision })}
      </td>
      <td className={classes.reason}>
        <span className={chip.chip} data-tone={TONES[state]}>
          {t(`completions.state.${state}`)}
        </span>
        {!voided && one.outdatedSince && (
          <span className={classes.small}>
            {t('completions.outdated', { day: format.day(one.outdatedSince) })}
          </span>
        )}
        {voided ? (
          <span className={classes.small}>
            {voided.reason && (
              <>
                <bdi>{voided.reason}</bdi>
                <br />
              </>
            )}
            {voided.by
              ? t('completions.voidedBy', { by: voided.by, at: format.dateTime(voided.at) })
              : format.dateTime(voided.at)}
          </span>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            color="terracotta"
            aria-label={t('completions.voidLabel', { person: one.person })}
            onClick={onVoid}
          >
            {t('completions.void')}
          </Button>
        )}
      </td>
    </tr>
  );
}
