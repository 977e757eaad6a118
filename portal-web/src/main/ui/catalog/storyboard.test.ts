import { describe, expect, it } from 'vitest';
import { parseStoryboard, tileAt } from './storyboard.ts';
import { parseVtt, spoken } from './vtt.ts';

const FILE = `WEBVTT

00:00.000 --> 00:05.000
storyboard-1.jpg#xywh=0,0,160,90

00:05.000 --> 00:10.000
storyboard-1.jpg#xywh=160,0,160,90

NOTE nothing here

01:00:00.000 --> 01:00:05.000
storyboard-2.jpg#xywh=0,90,160,90
`;
const BASE = 'http://portal/media/token/storyboard.vtt';

describe('parseStoryboard', () => {
  it('parseStoryboard_tiles_resolveBesideTheFile', () => {
    const tiles = parseStoryboard(FILE, BASE);
    expect(tiles).toHaveLength(3);
    expect(tiles[1]).toEqual({
      startSeconds: 5,
      endSeconds: 10,
      url: 'http://portal/media/token/storyboard-1.jpg',
      x: 160,
      y: 0,
      width: 160,
      height: 90,
    });
    expect(tiles[2]?.startSeconds).toBe(3600);
  });

  it('parseStoryboard_windowsLineEnds_areRead', () => {
    expect(parseStoryboard(FILE.replaceAll('\n', '\r\n'), BASE)).toHaveLength(3);
  });

  it('parseStoryboard_cueWithoutPlace_isLeftOut', () => {
    expect(parseStoryboard('WEBVTT\n\n00:00.000 --> 00:05.000\njust words\n', BASE)).toEqual([]);
  });
});

describe('tileAt', () => {
  const tiles = parseStoryboard(FILE, BASE);
  it.each([
    [0, 0],
    [4.99, 0],
    [5, 160],
    [900, 160],
  ])('tileAt_%s_startsAtX%s', (seconds, x) => {
    expect(tileAt(tiles, seconds)?.x).toBe(x);
  });
  it('tileAt_noTiles_isNull', () => {
    expect(tileAt([], 3)).toBeNull();
  });
});

describe('captions', () => {
  it('parseVtt_identifiersAndSettings_arePassedOver', () => {
    expect(
      parseVtt('WEBVTT\n\nintro\n00:01.000 --> 00:02.500 align:start\n<v Ada>Hello\nthere</v>\n'),
    ).toEqual([{ startSeconds: 1, endSeconds: 2.5, text: '<v Ada>Hello\nthere</v>' }]);
  });
  it('spoken_tagsAndEntities_becomeWords', () => {
    expect(spoken('<v Ada>Fish &amp; <i>chips</i>\nnow')).toEqual({
      speaker: 'Ada',
      words: 'Fish & chips now',
    });
  });
});
