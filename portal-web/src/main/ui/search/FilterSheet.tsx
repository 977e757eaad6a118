import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facets, type FacetsProps } from './Facets.tsx';

interface Props extends FacetsProps {
  total: number;
  onClose: () => void;
}

/** The filters on a phone; a chunk of its own, since wider screens never ask for it. */
export function FilterSheet({ total, onClose, ...facets }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="70%"
      title={t('finding.filters')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Facets {...facets} />
      <Button fullWidth mt="lg" onClick={onClose}>
        {t('finding.show', { count: total })}
      </Button>
    </Drawer>
  );
}
