import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../platform/kit/States.tsx';
import { isWhole, type Period } from '../period.ts';

interface Props {
  smallestGroup: number;
  period: Period;
  /** Whether there is a department above the one that is shown. */
  above?: boolean;
  /** Whether several are shown, of which one may be too small. */
  several?: boolean;
}

/** That too few people watched to be told of, and what can be done about it in this period. */
export function TooFew({ smallestGroup, period, above = false, several = false }: Props) {
  const { t } = useTranslation();
  const way = `${isWhole(period) ? 'whole' : 'part'}${above ? 'Above' : ''}` as const;
  return (
    <Empty icon={<IconChartLine size={28} stroke={1.75} />} title={t('insight.tooFew')}>
      {t('insight.tooFewOf', { count: smallestGroup })} {t(`insight.tooFewWay.${way}`)}
      {several && ` ${t('insight.tooFewOfSeveral')}`}
    </Empty>
  );
}
