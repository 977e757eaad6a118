import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../platform/kit/States.tsx';
import admin from '../admin.module.css';
import { DELIVERY, delivery } from './api.ts';
import classes from './Delivery.module.css';
import { Proof } from './Proof.tsx';
import { SetUp } from './SetUp.tsx';

/** By what media reach people: the set-up on one side, on the other what the CDN answers, and which edge is used. */
export function DeliveryPage() {
  const { t } = useTranslation();
  const known = useQuery({ queryKey: DELIVERY, queryFn: ({ signal }) => delivery(signal) });
  if (known.isError) return <Failure error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={420} radius={14} />;
  return (
    <>
      <p className={admin.faint}>{t('admin.delivery.lead')}</p>
      <div className={classes.halves}>
        <SetUp key={known.data.version} known={known.data} />
        <Proof known={known.data} />
      </div>
    </>
  );
}
