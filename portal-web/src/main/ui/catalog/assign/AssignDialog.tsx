import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell } from '../../platform/kit/toast.ts';
import type { Media } from '../../platform/api/types.ts';
import { AudiencePicker } from '../audience/AudiencePicker.tsx';
import { change, give, NEW, termsOf, useOutlook, type Assignment, type Terms } from './api.ts';
import { useAgainText } from './useAgainText.ts';
import classes from './Assign.module.css';

const MONTHS = [0, 1, 3, 6, 12, 24, 36];

interface Props {
  media: Media;
  /** The one to be changed; null for a new one. */
  assignment: Assignment | null;
  onClose: () => void;
}

export function AssignDialog({ media, assignment, onClose }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const again = useAgainText();
  const [terms, setTerms] = useState<Terms>(() => (assignment ? termsOf(assignment) : NEW));
  const set = (part: Partial<Terms>) => setTerms((before) => ({ ...before, ...part }));
  const outlook = useOutlook(media.id, terms.audience);
  const shutOut = terms.audience.length > 0 ? (outlook.data?.shutOut ?? 0) : 0;
  const save = useMutation({
    mutationFn: () => (assignment ? change(media.id, assignment.id, terms) : give(media.id, terms)),
    onSuccess: () => {
      tell(t(assignment ? 'assign.changed' : 'assign.given'));
      onClose();
    },
  });
  const months = MONTHS.includes(terms.everyMonths) ? MONTHS : [...MONTHS, terms.everyMonths];
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={assignment ? t('assign.edit') : t('assign.new', { title: media.title })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <AudiencePicker
            value={terms.audience}
            onChange={(audience) => set({ audience })}
            title={t('assign.who')}
            sum={t('assign.reach', { count: terms.audience.length > 0 ? (outlook.data?.people ?? 0) : 0 })}
          />
          {shutOut > 0 && (
            <div className={classes.reach} role="status">
              <p>{t('assign.shutOut', { count: shutOut })}</p>
              {media.mayEdit ? (
                <Checkbox
                  label={t('assign.share')}
                  checked={terms.shareItem}
                  onChange={(event) => set({ shareItem: event.currentTarget.checked })}
                />
              ) : (
                <p>{t('assign.askOwner', { name: media.owner.name })}</p>
              )}
            </div>
          )}
          <Switch
            label={t('assign.mandatory')}
            description={t('assign.mandatoryText')}
            checked={terms.mandatory}
            onChange={(event) => set({ mandatory: event.currentTarget.checked })}
          />
          <div className={classes.pair}>
            <TextInput
              type="date"
              label={t('assign.due')}
              description={t('assign.dueText')}
              value={terms.due}
              min={assignment?.from ?? today()}
              onChange={(event) => set({ due: event.currentTarget.value })}
            />
            <Select
              label={t('assign.again')}
              description={t('assign.againText')}
              allowDeselect={false}
              data={months.map((count) => ({ value: String(count), label: again(count) }))}
              value={String(terms.everyMonths)}
              onChange={(value) => set({ everyMonths: Number(value) })}
            />
          </div>
          {terms.everyMonths === 0 && (
            <NumberInput
              className={classes.narrow}
              label={t('assign.threshold')}
              description={t('assign.thresholdText')}
              value={terms.threshold}
              min={1}
              max={100}
              allowDecimal={false}
              clampBehavior="strict"
              onChange={(value) => set({ threshold: typeof value === 'number' ? value : '' })}
            />
          )}
          {save.isError && (
            <Alert color="terracotta" role="alert">
              {say(save.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button
              type="submit"
              loading={save.isPending}
              disabled={terms.audience.length === 0 || (shutOut > 0 && !terms.shareItem)}
            >
              {assignment ? t('assign.save') : t('assign.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Of the browser, which the server's own rules follow. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
