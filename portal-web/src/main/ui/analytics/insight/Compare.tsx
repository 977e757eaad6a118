import { useTranslation } from 'react-i18next';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { Ranking } from './Ranking.tsx';
import type { Figures } from './types.ts';
import classes from './Insight.module.css';
import panel from '../chart/Chart.module.css';

interface Props {
  figures: Figures;
  /** Goes down to a department. */
  onPick: (department: string) => void;
}

/** The departments that the sum is made of, beside each other. */
export function Compare({ figures, onPick }: Props) {
  const { t } = useTranslation();
  const { departments, departmentsHidden, smallestGroup } = figures;
  if (departments.length < 2 && departmentsHidden === 0) return null;
  const name = (one: Figures['departments'][number]) => {
    const words = one.name ?? t('insight.nobodys');
    if (one.own) return t('insight.own', { name: words });
    const id = one.id;
    if (!id) return words;
    return (
      <button type="button" className={classes.pick} onClick={() => onPick(id)}>
        {words}
      </button>
    );
  };
  return (
    <ChartPanel title={t('insight.compare')}>
      {departments.length > 0 && (
        <Ranking
          of={t('analytics.department')}
          rows={departments.map((one) => ({
            key: `${one.id ?? ''}${one.own}`,
            name: name(one),
            figures: one.figures,
          }))}
        />
      )}
      {departmentsHidden > 0 && (
        <p className={panel.lead}>
          {t('insight.departmentsHidden', { count: departmentsHidden, least: smallestGroup })}
        </p>
      )}
    </ChartPanel>
  );
}
