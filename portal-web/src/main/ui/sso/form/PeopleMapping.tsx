import { Radio, Select, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mapping, MappingForm } from '../types.ts';
import type { SettingsForm } from '../useSettingsForm.ts';
import { ClaimField } from './ClaimField.tsx';
import classes from '../ProviderPage.module.css';

const CLAIMS = ['usernameClaim', 'nameClaim', 'emailClaim', 'rosterClaim'] as const;
const FORMS: MappingForm[] = ['PATH', 'NAME', 'EXTERNAL_ID'];

interface Props {
  form: SettingsForm;
  claims: string[];
}

/** Whom the provider may bring, and which claim says what of them. */
export function PeopleMapping({ form: { form, change, objections }, claims }: Props) {
  const { t } = useTranslation();
  const checked = objections.includes('claim');
  return (
    <section className={classes.card} aria-labelledby="sso-people">
      <h3 id="sso-people">{t('sso.people.title')}</h3>
      <Radio.Group
        label={t('sso.people.unknown')}
        value={form.unknownPeople}
        onChange={(value) => change({ unknownPeople: value === 'DENY' ? 'DENY' : 'CREATE' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="CREATE" label={t('sso.people.CREATE')} description={t('sso.people.createHint')} />
          <Radio value="DENY" label={t('sso.people.DENY')} description={t('sso.people.denyHint')} />
        </Stack>
      </Radio.Group>
      <div className={classes.pair}>
        {CLAIMS.map((name) => (
          <ClaimField
            key={name}
            label={t(`sso.people.${name}`)}
            description={t(`sso.people.${name}Hint`)}
            value={form[name]}
            claims={claims}
            error={checked && !form[name].trim()}
            onChange={(claim) => change({ [name]: claim })}
          />
        ))}
      </div>
      <MappingFields
        what="department"
        usual={{ claim: 'department', form: 'PATH', create: false }}
        value={form.department}
        claims={claims}
        checked={checked}
        onChange={(department) => change({ department })}
      />
      <MappingFields
        what="groups"
        usual={{ claim: 'groups', form: 'NAME', create: false }}
        value={form.groups}
        claims={claims}
        checked={checked}
        onChange={(groups) => change({ groups })}
      />
    </section>
  );
}

interface MappingProps {
  what: 'department' | 'groups';
  usual: Mapping;
  value: Mapping | null;
  claims: string[];
  checked: boolean;
  onChange: (mapping: Mapping | null) => void;
}

function MappingFields({ what, usual, value, claims, checked, onChange }: MappingProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.mapping} role="group" aria-label={t(`sso.mapping.${what}`)}>
      <Switch
        label={t(`sso.mapping.${what}`)}
        description={t(`sso.mapping.${what}Hint`)}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value && (
        <div className={classes.mappingFields}>
          <div className={classes.pair}>
            <ClaimField
              label={t('sso.mapping.claim')}
              value={value.claim}
              claims={claims}
              error={checked && !value.claim.trim()}
              onChange={(claim) => onChange({ ...value, claim })}
            />
            <Select
              label={t('sso.mapping.form')}
              data={FORMS.map((one) => ({ value: one, label: t(`sso.mapping.${one}`) }))}
              value={value.form}
              allowDeselect={false}
              onChange={(next) => onChange({ ...value, form: FORMS.find((one) => one === next) ?? 'PATH' })}
            />
          </div>
          <Switch
            label={t(`sso.mapping.${what}Create`)}
            checked={value.create}
            onChange={(event) => onChange({ ...value, create: event.currentTarget.checked })}
          />
        </div>
      )}
    </div>
  );
}
