import { IconCircleCheck, IconCircleX, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import chip from '../../platform/kit/chip.module.css';
import type { Given, Outcome } from '../types.ts';
import { wordsFor } from '../../platform/kit/told.ts';
import classes from './proof.module.css';

/** Who it would be, what they would get and by which rule, or why they would be turned away. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const { allowed, person } = outcome;
  const Icon = allowed ? IconCircleCheck : IconCircleX;
  const groups = outcome.groups ?? [];
  return (
    <div className={classes.outcome} data-allowed={allowed}>
      <p className={classes.verdict} role="status">
        <Icon size={22} stroke={1.75} aria-hidden="true" />
        <span>
          <strong>{allowed ? t('sso.outcome.allowed') : t('sso.outcome.denied')}</strong>
          {person && (
            <>
              {' '}
              {person.name} ({person.username})
            </>
          )}{' '}
          {outcome.isNew && (
            <span className={chip.chip} data-tone="brand">
              {t('sso.outcome.newPerson')}
            </span>
          )}
        </span>
      </p>
      {outcome.reason && <p className={classes.reason}>{wordsFor(t, 'sso', outcome.told, outcome.reason)}</p>}
      <dl className={classes.given}>
        <div>
          <dt>{t('sso.outcome.roles')}</dt>
          {outcome.roles.map(({ role, because, told }) => (
            <dd key={role}>
              <strong>{t(`identity.role.${role}`)}</strong>
              <span>{wordsFor(t, 'sso', told, because)}</span>
            </dd>
          ))}
          {outcome.roles.length === 0 && <dd className={classes.nothing}>{t('sso.outcome.noRoles')}</dd>}
        </div>
        <div>
          <dt>{t('sso.outcome.department')}</dt>
          {outcome.department ? (
            <GivenLine given={outcome.department} />
          ) : (
            <dd className={classes.nothing}>{t('sso.outcome.noDepartment')}</dd>
          )}
        </div>
        <div>
          <dt>{t('sso.outcome.groups')}</dt>
          {groups.map((group) => (
            <GivenLine key={group.name} given={group} />
          ))}
          {groups.length === 0 && <dd className={classes.nothing}>{t('sso.outcome.noGroups')}</dd>}
        </div>
      </dl>
      {allowed && (
        <p className={classes.admin}>
          {outcome.givesAdmin && <IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />}
          {outcome.givesAdmin ? t('sso.outcome.admin') : t('sso.outcome.noAdmin')}
        </p>
      )}
    </div>
  );
}

function GivenLine({ given }: { given: Given }) {
  const { t } = useTranslation();
  return (
    <dd>
      <strong>{given.name}</strong>
      {given.isNew && (
        <span className={chip.chip} data-tone="brand">
          {t('sso.outcome.new')}
        </span>
      )}
      <span>{wordsFor(t, 'sso', given.told, given.because)}</span>
    </dd>
  );
}
