import { ActionIcon, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CopyField.module.css';

interface Props {
  label: string;
  value: string;
  description?: string;
}

/** What belongs elsewhere: read only, taken along with one button. */
export function CopyField({ label, value, description }: Props) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <TextInput
          label={label}
          description={description}
          value={value}
          readOnly
          classNames={{ input: classes.input }}
          onFocus={(event) => event.target.select()}
          rightSectionWidth={44}
          rightSection={
            <>
              <ActionIcon
                variant="subtle"
                color={copied ? 'good' : 'gray'}
                size={32}
                aria-label={`${t('platform.act.copy')}: ${label}`}
                title={copied ? t('platform.act.copied') : t('platform.act.copy')}
                onClick={copy}
              >
                {copied ? <IconCheck size={18} stroke={1.9} /> : <IconCopy size={18} stroke={1.75} />}
              </ActionIcon>
              <span role="status" className={classes.hidden}>
                {copied ? t('platform.act.copied') : ''}
              </span>
            </>
          }
        />
      )}
    </CopyButton>
  );
}
