import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changed, moved, removed } from '../rules.ts';
import type { SettingsForm } from '../useSettingsForm.ts';
import { RuleRow } from './RuleRow.tsx';
import classes from './rules.module.css';
import page from '../ProviderPage.module.css';

interface Props {
  form: SettingsForm;
  claims: string[];
}

/** What follows from claims, in order. A rule moves by its buttons, or by Alt and an arrow from anywhere within it. */
export function RulesEditor({ form: { form, change, addRule, objections }, claims }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const { rules } = form;

  /** Rules have no identity but their place, so the place is what focus follows. */
  function focus(index: number, part: string) {
    requestAnimationFrame(() => {
      const row = list.current?.children.item(index);
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-part="${part}"]`);
      const other = row?.querySelector<HTMLButtonElement>('[data-part]:not(:disabled)');
      (wanted && !wanted.disabled ? wanted : other)?.focus();
    });
  }

  function move(index: number, by: -1 | 1) {
    const to = index + by;
    if (to < 0 || to >= rules.length) return;
    change({ rules: moved(rules, index, by) });
    setSaid(t('sso.rules.movedTo', { place: to + 1, of: rules.length }));
    focus(to, by < 0 ? 'up' : 'down');
  }

  function remove(index: number) {
    change({ rules: removed(rules, index) });
    setSaid(t('sso.rules.removed'));
    focus(Math.min(index, rules.length - 2), 'remove');
  }

  function press(event: KeyboardEvent, index: number) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    move(index, by);
  }

  return (
    <section className={page.card} aria-labelledby="sso-rules">
      <h3 id="sso-rules">{t('sso.rules.title')}</h3>
      <p className={page.lead}>{t('sso.rules.lead')}</p>
      <Switch
        label={t('sso.rules.managed')}
        description={t('sso.rules.managedHint')}
        checked={form.rolesManaged}
        onChange={(event) => change({ rolesManaged: event.currentTarget.checked })}
      />
      {!form.rolesManaged && rules.some((rule) => rule.effect === 'ROLE') && (
        <p className={classes.idle}>{t('sso.rules.idle')}</p>
      )}
      {rules.length === 0 && <p className={classes.none}>{t('sso.rules.none')}</p>}
      {rules.length > 0 && (
        <ol className={classes.list} ref={list}>
          {rules.map((rule, index) => (
            <li key={index} className={classes.rule} onKeyDown={(event) => press(event, index)}>
              <RuleRow
                rule={rule}
                place={index + 1}
                of={rules.length}
                claims={claims}
                checked={objections.includes('rule')}
                onChange={(next) => change({ rules: changed(rules, index, next) })}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            </li>
          ))}
        </ol>
      )}
      <p className={classes.hidden} role="status">
        {said}
      </p>
      <div className={page.actions}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => {
            addRule();
            requestAnimationFrame(() => list.current?.lastElementChild?.querySelector('input')?.focus());
          }}
        >
          {t('sso.rules.add')}
        </Button>
        {rules.length > 1 && <p className={page.hint}>{t('sso.rules.keys')}</p>}
      </div>
    </section>
  );
}
