import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import type { MediaSummary } from '../platform/api/types.ts';
import { ASSIGNED, arrived } from '../platform/shell/cameFrom.ts';
import chip from '../platform/kit/chip.module.css';
import { HomeRow } from './HomeRow.tsx';
import { MediaCard } from './MediaCard.tsx';
import grid from './MediaGrid.module.css';
import classes from './AssignedRow.module.css';

const SOON_DAYS = 3;

interface MyAssignment {
  id: string;
  media: MediaSummary;
  mandatory: boolean;
  state: string;
  due: string | null;
  dueInDays: number | null;
  share: number;
}

/** What one is asked to complete and has not yet, what is due first before the rest; nothing where there is none. */
export function AssignedRow() {
  const { t } = useTranslation();
  const mine = useQuery({
    queryKey: ['assignments', 'mine'],
    queryFn: async ({ signal }) =>
      (await api<{ items: MyAssignment[] }>('/me/assignments', { signal })).items,
  });
  const open = mine.data?.filter((one) => one.state !== 'COMPLETED');
  if (!open?.length) return null;
  return (
    <HomeRow id="assigned" title={t('learning.assigned.title')}>
      <ul className={grid.row}>
        {open.map((one) => (
          <li
            key={one.id}
            className={classes.item}
            onClickCapture={(event) => {
              if (event.target instanceof Element && event.target.closest('article > a')) arrived(ASSIGNED);
            }}
          >
            <MediaCard media={shown(one)} showLeft={one.share > 0} />
            <DueChip one={one} />
          </li>
        ))}
      </ul>
    </HomeRow>
  );
}

/** As far as it was watched of what is asked now: what was completed for an earlier round is open again. */
function shown({ media, share }: MyAssignment): MediaSummary {
  return { ...media, completed: false, progressSeconds: share * (media.durationSeconds ?? 0) };
}

function DueChip({ one }: { one: MyAssignment }) {
  const { t } = useTranslation();
  const days = one.dueInDays ?? null;
  const overdue = one.state === 'OVERDUE';
  const tone = overdue || (days !== null && days <= SOON_DAYS) ? 'alert' : 'brand';
  const words = () => {
    if (overdue) return t('learning.assigned.overdue');
    if (days === null)
      return t(one.mandatory ? 'learning.assigned.mandatory' : 'learning.assigned.recommended');
    return days === 0 ? t('learning.assigned.today') : t('learning.assigned.due', { count: days });
  };
  return (
    <span className={`${chip.chip} ${classes.due}`} data-tone={tone} data-solid="true">
      {words()}
    </span>
  );
}
