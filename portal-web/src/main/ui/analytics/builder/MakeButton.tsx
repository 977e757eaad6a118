import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconClockPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import { askedOf, type Choice } from './choice.ts';
import { useMake } from './files.ts';
import type { FileFormat, Kind } from './types.ts';

export const FORMATS = {
  XLSX: 'analytics.builder.workbook',
  CSV: 'analytics.csv',
  PDF: 'analytics.pdf',
  JSON: 'analytics.json',
} as const;

/** For reports that take long: they are made while one does something else. */
export function MakeButton({ kind, choice, disabled }: { kind: Kind; choice: Choice; disabled: boolean }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const make = useMake();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          loading={make.isPending}
          leftSection={<IconClockPlay size={18} stroke={1.75} />}
          rightSection={<IconChevronDown size={16} stroke={1.9} />}
        >
          {t('analytics.builder.background')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(FORMATS) as FileFormat[]).map((format) => (
          <Menu.Item
            key={format}
            onClick={() =>
              make.mutate(
                { asked: askedOf(choice, kind), format },
                { onError: (error) => tellTrouble(t('analytics.builder.background'), say(error)) },
              )
            }
          >
            {t(FORMATS[format])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
