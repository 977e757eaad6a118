import { describe, expect, it } from 'vitest';
import type { CaptionTrack } from '../platform/api/types.ts';
import { captionTrack, descriptionTrack, firstCaptions, transcriptTrack } from './tracks.ts';

function track(name: string, byDefault = false): CaptionTrack {
  const [language = '', kind = 'subtitles'] = name.split('.');
  return { name, language, kind: kind as CaptionTrack['kind'], label: name, cues: 1, byDefault, url: name };
}

const FILM = [track('de'), track('de.descriptions'), track('en'), track('en.captions', true)];

describe('captions', () => {
  it('are the default of the film where nobody has chosen', () => {
    expect(captionTrack(FILM, null)?.name).toBe('en.captions');
    expect(captionTrack([track('de')], null)).toBeNull();
  });
  it('are what was chosen before, whatever the default', () => {
    expect(captionTrack(FILM, 'de')?.name).toBe('de');
    expect(captionTrack(FILM, 'off')).toBeNull();
  });
  it('are of the chosen language where its kind is missing, and the default where both are', () => {
    expect(captionTrack(FILM, 'de.captions')?.name).toBe('de');
    expect(captionTrack(FILM, 'fr')?.name).toBe('en.captions');
  });
  it('never are descriptions', () => {
    expect(captionTrack(FILM, 'de.descriptions')?.name).toBe('de');
    expect(firstCaptions([track('de.descriptions')])).toBeNull();
    expect(firstCaptions(FILM)?.name).toBe('en.captions');
  });
});

describe('descriptions', () => {
  it('are off until they are wanted', () => {
    expect(descriptionTrack(FILM, null)).toBeNull();
    expect(descriptionTrack(FILM, 'de.descriptions')?.name).toBe('de.descriptions');
  });
  it('come in another language where theirs is missing', () => {
    expect(descriptionTrack(FILM, 'fr.descriptions')?.name).toBe('de.descriptions');
    expect(descriptionTrack([track('de')], 'de.descriptions')).toBeNull();
  });
});

describe('the transcript', () => {
  it('follows the first wish that can be had', () => {
    expect(transcriptTrack(FILM, [null, 'fr', 'en'])?.name).toBe('en');
    expect(transcriptTrack(FILM, ['de.descriptions', 'en'])?.name).toBe('de.descriptions');
    expect(transcriptTrack(FILM, [null])?.name).toBe('de');
    expect(transcriptTrack([], ['en'])).toBeNull();
  });
});
