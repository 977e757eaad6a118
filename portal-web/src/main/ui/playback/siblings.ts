import { useMediaList } from '../catalog/api.ts';
import type { Media } from '../platform/api/types.ts';

const SHOWN = 12;

/** What else is in the item's channel; what is new anywhere when the channel holds nothing else. */
export function useSiblings(media: Media, enabled = true) {
  const filter = { state: 'PUBLISHED', sort: 'newest', limit: SHOWN };
  const own = useMediaList({ ...filter, channel: media.channel?.id }, enabled);
  const alone = own.items?.every((item) => item.id === media.id) ?? false;
  const anywhere = useMediaList(filter, enabled && alone);
  return alone ? anywhere : own;
}
