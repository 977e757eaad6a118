import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconAdjustments } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import type { CaptionKind, CaptionTrack } from '../../platform/api/types.ts';
import { changeCaptions, forgetCaptions } from './captionFiles.ts';
import { CAPTION_KINDS } from './trackName.ts';

interface Props {
  media: string;
  track: CaptionTrack;
  label: string;
}

/** What a track is taken for, and whether it is the one that is shown by itself. */
export function TrackMenu({ media, track, label }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const change = useMutation({
    mutationFn: (to: { kind?: CaptionKind; byDefault?: boolean }) => changeCaptions(media, track.name, to),
    onSuccess: async () => {
      await forgetCaptions(media);
      tell(t('captions.changed'));
    },
    onError: (error) => tellTrouble(t('captions.notChanged'), say(error)),
  });
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('captions.settings', { language: label })}
          loading={change.isPending}
        >
          <IconAdjustments size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('captions.whatFor')}</Menu.Label>
        <Menu.RadioGroup
          value={track.kind}
          onChange={(value) => {
            const kind = CAPTION_KINDS.find((one) => one === value);
            if (kind) change.mutate({ kind });
          }}
        >
          {CAPTION_KINDS.map((kind) => (
            <Menu.RadioItem key={kind} value={kind} closeMenuOnClick>
              {t(`captions.kind.${kind}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={track.byDefault}
          disabled={track.kind === 'descriptions'}
          closeMenuOnClick
          onChange={(shown) => change.mutate({ byDefault: shown })}
        >
          {t('captions.showByDefault')}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
