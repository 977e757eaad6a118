import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../platform/kit/States.tsx';
import admin from '../admin.module.css';
import { LADDER, ladder } from './api.ts';
import { LadderEditor } from './LadderEditor.tsx';
import { Preview } from './Preview.tsx';
import { toRungs, toText, type RungText } from './rungs.ts';
import type { Ladder, Variant } from './types.ts';
import classes from './Transcoding.module.css';

/** The qualities that are made: the editor on one side, on the other what they would be of a source. */
export function LadderPage() {
  const known = useQuery({ queryKey: LADDER, queryFn: ({ signal }) => ladder(signal) });
  if (known.isError) return <Failure error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={420} radius={14} />;
  return <Both key={known.data.version} known={known.data} />;
}

function Both({ known }: { known: Ladder }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RungText[]>(() => known.rungs.map(toText));
  const [variants, setVariants] = useState<Variant[]>(known.variants);
  return (
    <>
      <p className={admin.faint}>{t('admin.ladder.lead')}</p>
      <div className={classes.halves}>
        <LadderEditor
          known={known}
          draft={draft}
          onDraft={setDraft}
          variants={variants}
          onVariants={setVariants}
        />
        <Preview rungs={toRungs(draft)} variants={variants} />
      </div>
    </>
  );
}
