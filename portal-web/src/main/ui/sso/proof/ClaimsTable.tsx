import { useTranslation } from 'react-i18next';
import { flatClaims, type FlatClaim } from '../claims.ts';
import { ruleFor } from '../rules.ts';
import type { Claim, Rule } from '../types.ts';
import classes from './proof.module.css';

/** What the provider said of the person. Each word is a button that starts a rule with it. */
export function ClaimsTable({ claims, onRule }: { claims: Claim[]; onRule: (rule: Rule) => void }) {
  const { t } = useTranslation();
  const flat = flatClaims(claims);
  return (
    <div className={classes.claims}>
      <h4>{t('sso.claims.title')}</h4>
      <p className={classes.small}>{t('sso.claims.lead')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sso.claims.name')}</th>
            <th scope="col">{t('sso.claims.value')}</th>
          </tr>
        </thead>
        <tbody>
          {flat.map((claim) => (
            <tr key={`${claim.source} ${claim.name}`}>
              <th scope="row">
                {claim.name}
                <span>{t(`sso.claimSource.${claim.source}`)}</span>
              </th>
              <td>
                <Words claim={claim} onRule={onRule} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Words({ claim, onRule }: { claim: FlatClaim; onRule: (rule: Rule) => void }) {
  const { t } = useTranslation();
  if (claim.words.length === 0) return <code>{claim.text}</code>;
  return claim.words.map((word) => (
    <button
      key={word}
      type="button"
      className={classes.word}
      aria-label={t('sso.claims.addRule', { name: claim.name, value: word })}
      title={t('sso.claims.addRule', { name: claim.name, value: word })}
      onClick={() => onRule(ruleFor(claim.name, JSON.stringify(word)))}
    >
      {word}
    </button>
  ));
}
