import type { AudienceEntry, Media, MediaPatch } from '../platform/api/types.ts';

/** What the details form holds while somebody types. */
export interface Draft {
  title: string;
  description: string;
  tags: string[];
  language: string | null;
  channel: string | null;
  audience: AudienceEntry[];
  downloads: boolean;
}

export function draftOf(media: Media): Draft {
  return {
    title: media.title,
    description: media.description,
    tags: media.tags,
    language: media.language,
    channel: media.channel?.id ?? null,
    audience: media.audience,
    downloads: media.downloads,
  };
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((x, i) => x === b[i]);

/** Only what was changed travels, so that two people editing different fields do not undo each other. */
export function changesOf(draft: Draft, media: Media): MediaPatch {
  const patch: MediaPatch = {};
  if (draft.title.trim() !== media.title) patch.title = draft.title.trim();
  if (draft.description !== media.description) patch.description = draft.description;
  if (!same(draft.tags, media.tags)) patch.tags = draft.tags;
  if (draft.language !== media.language) patch.language = draft.language;
  if (draft.channel !== (media.channel?.id ?? null)) patch.channel = draft.channel;
  if (draft.downloads !== media.downloads) patch.downloads = draft.downloads;
  const before = media.audience.map((entry) => entry.principal);
  const after = draft.audience.map((entry) => entry.principal);
  if (!same([...before].sort(), [...after].sort())) patch.audience = after;
  return patch;
}
