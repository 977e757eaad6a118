import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../../platform/kit/LeaveGuard.tsx';
import { TimeAgo } from '../../../platform/kit/TimeAgo.tsx';
import { tell } from '../../../platform/kit/toast.ts';
import { OptionalSecret } from '../../OptionalSecret.tsx';
import { Trouble } from '../../Trouble.tsx';
import { useAdminProblem } from '../../useAdminProblem.ts';
import admin from '../../admin.module.css';
import service from '../../service.module.css';
import { change, type SemanticModel, type Wish } from './api.ts';

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

function wishOf(known: SemanticModel): Wish {
  const { version, address, model, questionPrefix, passagePrefix, leastLikeness } = known;
  return { version, address, model, questionPrefix, passagePrefix, leastLikeness, key: null };
}

export function SemanticSetUp({ known }: { known: SemanticModel }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<Wish>(() => wishOf(known));
  const put = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
  const save = useMutation({ mutationFn: change, onSuccess: () => tell(t('admin.semantic.saved')) });
  const dirty = JSON.stringify(wish) !== JSON.stringify(wishOf(known));
  return (
    <form
      className={admin.box}
      aria-labelledby="semantic-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="semantic-set-up">{t('admin.semantic.title')}</h2>
        <p>{t('admin.semantic.lead')}</p>
      </header>
      <div className={service.fields}>
        <TextInput
          type="url"
          label={t('admin.semantic.address')}
          description={t('admin.semantic.addressText')}
          inputWrapperOrder={ORDER}
          placeholder="https://models.example.com"
          value={wish.address}
          onChange={(event) => put({ address: event.currentTarget.value })}
        />
        <TextInput
          label={t('admin.semantic.model')}
          placeholder="bge-m3"
          required={wish.address.trim() !== ''}
          value={wish.model}
          onChange={(event) => put({ model: event.currentTarget.value })}
        />
        <OptionalSecret
          set={known.keySet}
          value={wish.key}
          onChange={(key) => put({ key })}
          label={t('admin.semantic.key')}
          setText={t('admin.semantic.keySet')}
          forgetText={t('admin.semantic.forget')}
        />
        <TextInput
          label={t('admin.semantic.questionPrefix')}
          description={t('admin.semantic.prefixText')}
          inputWrapperOrder={ORDER}
          value={wish.questionPrefix}
          onChange={(event) => put({ questionPrefix: event.currentTarget.value })}
        />
        <TextInput
          label={t('admin.semantic.passagePrefix')}
          description={t('admin.semantic.passageText')}
          inputWrapperOrder={ORDER}
          value={wish.passagePrefix}
          onChange={(event) => put({ passagePrefix: event.currentTarget.value })}
        />
        <NumberInput
          label={t('admin.semantic.least')}
          description={t('admin.semantic.leastText')}
          inputWrapperOrder={ORDER}
          min={0}
          max={100}
          allowDecimal={false}
          value={wish.leastLikeness}
          onChange={(value) => put({ leastLikeness: Number(value) || 0 })}
        />
      </div>
      <Trouble text={save.error ? say(save.error) : null} />
      <div className={service.foot}>
        {known.changedBy != null && known.changedAt != null && (
          <span className={admin.faint}>
            {known.changedBy} · <TimeAgo at={known.changedAt} />
          </span>
        )}
        <Button type="submit" loading={save.isPending} disabled={!dirty}>
          {t('admin.semantic.save')}
        </Button>
      </div>
    </form>
  );
}
