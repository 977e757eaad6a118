import { Chip, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Kind } from './types.ts';

interface Props {
  kinds: Kind[];
  value: string;
  onChange: (kind: string) => void;
}

export function KindPicker({ kinds, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Chip.Group value={value} onChange={onChange}>
      <Group gap={6} role="radiogroup" aria-label={t('analytics.builder.kind')}>
        {kinds.map((one) => (
          <Chip key={one.kind} value={one.kind} variant="light">
            {one.title}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
