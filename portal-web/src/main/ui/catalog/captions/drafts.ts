import { api } from '../../platform/api/client.ts';
import type { CaptionUpload } from '../../platform/api/types.ts';
import { newKey, type Cue } from './cueWork.ts';

interface WireCue {
  startSeconds: number;
  endSeconds: number;
  speaker: string | null;
  text: string | null;
}

export interface Draft {
  version: string | null;
  published: number;
  publishedNow: number;
  savedBy: string | null;
  savedByName: string | null;
  savedAt: string | null;
  cues: WireCue[];
}

interface Saved {
  version: string | null;
  published: number;
}

export interface Version {
  number: number;
  kind: string;
  cues: number;
  madeBy: string | null;
  madeAt: string;
}

const wire = (cues: Cue[]): WireCue[] =>
  cues.map(({ startMs, endMs, speaker, text }) => ({
    startSeconds: startMs / 1000,
    endSeconds: endMs / 1000,
    speaker: speaker.trim() || null,
    text,
  }));

export const cuesOf = (cues: WireCue[]): Cue[] =>
  cues.map((cue) => ({
    key: newKey(),
    startMs: Math.round(cue.startSeconds * 1000),
    endMs: Math.round(cue.endSeconds * 1000),
    speaker: cue.speaker ?? '',
    text: cue.text ?? '',
  }));

/** The captions that are worked on: of which item, and by which name. */
export interface Place {
  media: string;
  track: string;
}

export function openDraft({ media, track }: Place, signal?: AbortSignal): Promise<Draft> {
  return api<Draft>(`/media/${media}/captions/${track}/draft`, { signal });
}

export function saveDraft(
  { media, track }: Place,
  known: { version: string | null; published: number },
  cues: Cue[],
  setAside: boolean,
): Promise<Saved> {
  return api<Saved>(`/media/${media}/captions/${track}/draft`, {
    method: 'PUT',
    body: { version: known.version, published: known.published, setAside, cues: wire(cues) },
  });
}

export function discardDraft({ media, track }: Place, version: string): Promise<void> {
  return api<void>(`/media/${media}/captions/${track}/draft`, { method: 'DELETE', query: { version } });
}

export function publishDraft(
  { media, track }: Place,
  known: { version: string | null; published: number },
): Promise<CaptionUpload> {
  return api<CaptionUpload>(`/media/${media}/captions/${track}/draft/publish`, {
    method: 'POST',
    body: { version: known.version, published: known.published },
  });
}

export async function listVersions({ media, track }: Place, signal: AbortSignal): Promise<Version[]> {
  return (await api<{ items: Version[] }>(`/media/${media}/captions/${track}/versions`, { signal })).items;
}

export async function versionCues({ media, track }: Place, number: number): Promise<Cue[]> {
  const version = await api<{ cues: WireCue[] }>(`/media/${media}/captions/${track}/versions/${number}`);
  return cuesOf(version.cues);
}

export function keepVersion({ media, track }: Place, cues: Cue[]): Promise<void> {
  return api<void>(`/media/${media}/captions/${track}/versions`, {
    method: 'POST',
    body: { cues: wire(cues) },
  });
}
