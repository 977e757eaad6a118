import { Button, Checkbox, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../admin/Trouble.tsx';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { Confirm } from '../platform/kit/Confirm.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import type { ImportResult } from './types.ts';
import classes from './roster.module.css';

interface Wanted {
  file: File;
  disableMissing: boolean;
  skipProblems: boolean;
}

function send({ file, disableMissing, skipProblems }: Wanted, preview: boolean): Promise<ImportResult> {
  return api<ImportResult>('/admin/people/import', {
    method: 'POST',
    // Of a query `false` does not travel, but a list is a preview unless it is said that it is none.
    query: { preview: String(preview), skipProblems, disableMissing },
    body: file,
    contentType: 'text/csv',
  });
}

/** A list of everybody, for companies that have no directory to connect: seen first, then applied. */
export function ImportCard() {
  const { t } = useTranslation();
  const say = useProblemText();
  const format = useFormat();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [asking, setAsking] = useState(false);
  const preview = useMutation({ mutationFn: (next: Wanted) => send(next, true) });
  const apply = useMutation({
    mutationFn: (next: Wanted) => send(next, false),
    onSuccess: async (result) => {
      if (!result.applied) return;
      setWanted(null);
      preview.reset();
      await queryClient.invalidateQueries({ queryKey: ['admin', 'people'] });
    },
  });
  function look(next: Wanted) {
    apply.reset();
    setWanted(next);
    preview.mutate(next);
  }
  const seen = wanted && preview.data ? preview.data : null;
  const changes = seen ? seen.created + seen.changed + seen.disabled : 0;
  const flawed = (seen?.problems.length ?? 0) > 0;
  const blocked = flawed && !wanted?.skipProblems;
  return (
    <section className={classes.card} aria-labelledby="roster-import">
      <h2 id="roster-import">{t('roster.import.title')}</h2>
      <p className={classes.lead}>{t('roster.import.lead')}</p>
      <p className={classes.columns}>
        <code>{t('roster.import.columns')}</code>
        <span>{t('roster.import.columnsText')}</span>
      </p>
      <div className={classes.actions}>
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file && look({ file, disableMissing: false, skipProblems: false })}
          inputProps={{ 'aria-label': t('roster.import.choose') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileSpreadsheet size={18} stroke={1.75} />}
              loading={preview.isPending}
            >
              {t('roster.import.choose')}
            </Button>
          )}
        </FileButton>
        {wanted && <span className={classes.file}>{wanted.file.name}</span>}
      </div>
      <Trouble
        text={
          preview.isError
            ? say(preview.error)
            : apply.isError
              ? say(apply.error)
              : apply.data && !apply.data.applied
                ? t('roster.import.notApplied')
                : null
        }
      />
      {wanted && seen && (
        <>
          <ImportPreview result={seen} />
          {flawed && (
            <Checkbox
              label={t('roster.import.skip')}
              description={t('roster.import.skipHint')}
              checked={wanted.skipProblems}
              disabled={preview.isPending}
              onChange={(event) => look({ ...wanted, skipProblems: event.currentTarget.checked })}
            />
          )}
          <Checkbox
            label={t('roster.import.disableMissing')}
            description={
              wanted.disableMissing
                ? t('roster.import.disables', { count: seen.disabled })
                : t('roster.import.disableHint')
            }
            checked={wanted.disableMissing}
            disabled={preview.isPending}
            onChange={(event) => look({ ...wanted, disableMissing: event.currentTarget.checked })}
          />
          <div className={classes.actions}>
            <Button
              disabled={changes === 0 || blocked || preview.isPending}
              loading={apply.isPending}
              onClick={() => (seen.disabled > 0 ? setAsking(true) : apply.mutate(wanted))}
            >
              {changes === 0 ? t('roster.import.nothing') : t('roster.import.apply', { count: changes })}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                setWanted(null);
                preview.reset();
              }}
            >
              {t('platform.act.cancel')}
            </Button>
          </div>
          <Confirm
            opened={asking}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              apply.mutate(wanted);
            }}
            title={t('roster.import.disableTitle', { count: seen.disabled })}
            action={t('roster.import.apply', { count: changes })}
          >
            <p className={classes.words}>{t('roster.import.disableText')}</p>
          </Confirm>
        </>
      )}
      <div role="status">
        {apply.data?.applied && (
          <p className={classes.done}>
            {t('roster.import.done', {
              created: format.number(apply.data.created),
              changed: format.number(apply.data.changed),
              disabled: format.number(apply.data.disabled),
            })}
          </p>
        )}
      </div>
    </section>
  );
}
