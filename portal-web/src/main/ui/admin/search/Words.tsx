import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { tell } from '../../platform/kit/toast.ts';
import classes from '../admin.module.css';
import { useAdminProblem } from '../useAdminProblem.ts';
import own from './search.module.css';
import { WORD_LANGUAGES, type LanguageWords } from './types.ts';
import { loneWord, stopWordsOf, synonymsOf, textOf } from './words.ts';

interface Props {
  words: LanguageWords[];
  onSaved: () => void;
}

/** The words of the house, a language at a time. */
export function Words({ words, onSaved }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [language, setLanguage] = useState<string>('all');
  const known = words.find((one) => one.language === language) ?? {
    language,
    version: 0,
    stopWords: [],
    synonyms: [],
    changedBy: null,
    changedAt: null,
  };
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.search.words')}</h2>
        <p>{t('admin.search.wordsText')}</p>
      </header>
      <NativeSelect
        className={own.language}
        label={t('admin.search.language')}
        data={WORD_LANGUAGES.map((one) => ({
          value: one,
          label: one === 'all' ? t('admin.search.all') : format.language(one),
        }))}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
      />
      <Editor key={`${language} ${known.version}`} known={known} onSaved={onSaved} />
    </section>
  );
}

function Editor({ known, onSaved }: { known: LanguageWords; onSaved: () => void }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [synonyms, setSynonyms] = useState(textOf(known.synonyms));
  const [stopWords, setStopWords] = useState(known.stopWords.join(', '));
  const groups = synonymsOf(synonyms);
  const lone = loneWord(groups);
  const save = useMutation({
    mutationFn: () =>
      api(`/admin/search/words/${known.language}`, {
        method: 'PUT',
        body: { version: known.version, stopWords: stopWordsOf(stopWords), synonyms: groups },
      }),
    onSuccess: () => {
      tell(t('admin.search.saved'));
      onSaved();
    },
  });
  const changed = synonyms !== textOf(known.synonyms) || stopWords !== known.stopWords.join(', ');
  return (
    <div className={own.editor}>
      <Textarea
        label={t('admin.search.synonyms')}
        description={t('admin.search.synonymsText')}
        error={lone && t('admin.search.lone', { word: lone })}
        autosize
        minRows={4}
        maxRows={14}
        value={synonyms}
        onChange={(event) => setSynonyms(event.currentTarget.value)}
      />
      <Textarea
        label={t('admin.search.stopWords')}
        description={t('admin.search.stopWordsText')}
        autosize
        minRows={4}
        maxRows={14}
        value={stopWords}
        onChange={(event) => setStopWords(event.currentTarget.value)}
      />
      <div className={own.save}>
        <Button
          disabled={!changed || lone !== undefined}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('platform.act.save')}
        </Button>
        <p role="alert" className={own.problem}>
          {save.isError && say(save.error)}
        </p>
      </div>
    </div>
  );
}
