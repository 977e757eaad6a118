import { Button, FileButton, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { editorPath } from '../paths.ts';
import { useLanguageOptions } from '../useLanguageOptions.ts';
import { CAPTION_FILES, languageOf } from './captionFiles.ts';
import { CAPTION_KINDS, trackName } from './trackName.ts';
import classes from '../settings/settings.module.css';

/** Chapters are no track: the item takes them over. */
const KINDS = [...CAPTION_KINDS, 'chapters'] as const;

interface Props {
  media: string;
  spoken: string | null;
  busy: boolean;
  onUpload: (track: string, file: File) => void;
}

export function AddCaptions({ media, spoken, busy, onUpload }: Props) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<string | null>(spoken);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('subtitles');
  const [file, setFile] = useState<File | null>(null);
  const options = useLanguageOptions(language);
  function choose(chosen: File | null) {
    setFile(chosen);
    const told = chosen ? languageOf(chosen.name) : null;
    if (told) setLanguage(told);
  }
  return (
    <form
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (language && file) onUpload(trackName(language, kind), file);
        setFile(null);
      }}
    >
      <h2>{t('captions.add')}</h2>
      <div className={classes.row}>
        <Select
          label={t('captions.whatFor')}
          data={KINDS.map((value) => ({ value, label: t(`captions.kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'subtitles')}
          allowDeselect={false}
        />
        <Select
          label={t('captions.language')}
          data={options}
          value={language}
          onChange={setLanguage}
          searchable
          required
        />
        <FileButton
          accept={CAPTION_FILES}
          onChange={choose}
          inputProps={{ 'aria-label': t('captions.file') }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('captions.choose')}
            </Button>
          )}
        </FileButton>
        <span className={classes.fileName}>{file?.name ?? t('captions.file')}</span>
        <Button type="submit" disabled={!file || !language} loading={busy}>
          {t('captions.upload')}
        </Button>
        {language && !file && kind !== 'chapters' && (
          <Button variant="subtle" component={Link} to={editorPath(media, trackName(language, kind))}>
            {t('captions.write')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t(`captions.kindHint.${kind}`)}</p>
      <p className={classes.hint}>{t('captions.formats')}</p>
    </form>
  );
}
