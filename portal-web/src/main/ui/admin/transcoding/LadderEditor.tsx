import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '../../platform/api/query.ts';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { changeLadder, LADDER } from './api.ts';
import { below, isSame, toRungs, toText, type RungText } from './rungs.ts';
import { VARIANTS, type Ladder, type Variant } from './types.ts';
import classes from './Transcoding.module.css';

const FIELDS = ['lines', 'quality', 'kilobits'] as const;
const MOST = 8;

interface Props {
  known: Ladder;
  draft: RungText[];
  onDraft: (draft: RungText[]) => void;
  variants: Variant[];
  onVariants: (variants: Variant[]) => void;
}

export function LadderEditor({ known, draft, onDraft, variants, onVariants }: Props) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const rungs = toRungs(draft);
  const dirty = !isSame(draft, known.rungs) || variants.join() !== known.variants.join();
  const save = useMutation({
    mutationFn: () => (rungs ? changeLadder(known.version, rungs, variants) : Promise.resolve()),
  });
  const set = (key: string, field: (typeof FIELDS)[number], value: string) =>
    onDraft(draft.map((row) => (row.key === key ? { ...row, [field]: value } : row)));
  return (
    <form
      className={admin.box}
      aria-labelledby="ladder-rungs"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="ladder-rungs">{t('admin.ladder.rungs')}</h2>
        <p>{t('admin.ladder.rungsLead')}</p>
      </header>
      <ul className={classes.rungs}>
        {draft.map((row, i) => (
          <li key={row.key}>
            {FIELDS.map((field) => (
              <TextInput
                key={field}
                label={t(`admin.ladder.${field}`)}
                inputMode="numeric"
                value={row[field]}
                onChange={(event) => set(row.key, field, event.currentTarget.value)}
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={draft.length === 1}
              aria-label={t('admin.ladder.remove', { number: i + 1 })}
              onClick={() => onDraft(draft.filter((other) => other.key !== row.key))}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          disabled={draft.length >= MOST}
          onClick={() => onDraft([...draft, below(draft)])}
        >
          {t('admin.ladder.add')}
        </Button>
        <Button
          variant="default"
          disabled={isSame(draft, known.usual)}
          onClick={() => onDraft(known.usual.map(toText))}
        >
          {t('admin.ladder.usual')}
        </Button>
      </div>
      <fieldset className={classes.variants}>
        <legend>{t('admin.ladder.variants')}</legend>
        <p className={admin.faint}>{t('admin.ladder.variantsLead')}</p>
        {VARIANTS.map((codec) => (
          <Checkbox
            key={codec}
            label={t(`admin.ladder.variant.${codec}`)}
            checked={variants.includes(codec)}
            onChange={(event) => {
              const wanted = event.currentTarget.checked;
              onVariants(VARIANTS.filter((one) => (one === codec ? wanted : variants.includes(one))));
            }}
          />
        ))}
      </fieldset>
      <Trouble text={save.isError ? say(save.error) : null} />
      <p className={`${admin.faint} ${classes.said}`} role="status">
        {save.isSuccess && !dirty && t('admin.ladder.saved')}{' '}
        <Link to="/admin/jobs">{t('admin.ladder.anew')}</Link>
      </p>
      <div className={classes.foot}>
        {save.isError && (
          <Button variant="default" onClick={() => void queryClient.invalidateQueries({ queryKey: LADDER })}>
            {t('admin.transcoding.reload')}
          </Button>
        )}
        {dirty && (
          <Button
            variant="default"
            onClick={() => {
              onDraft(known.rungs.map(toText));
              onVariants(known.variants);
            }}
          >
            {t('admin.transcoding.discard')}
          </Button>
        )}
        <Button type="submit" disabled={!dirty || !rungs} loading={save.isPending}>
          {t('platform.act.save')}
        </Button>
      </div>
    </form>
  );
}
