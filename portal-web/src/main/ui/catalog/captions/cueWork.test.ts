import { describe, expect, it } from 'vitest';
import { charsPerSecond, remarksOn, signs, tally } from './cueChecks.ts';
import { parseStamp, stamp } from './cueTime.ts';
import { changed, cueAt, found, speakersOf, type Cue } from './cueWork.ts';
import { begun, stepped, type Work } from './undo.ts';
import { webVtt } from './vttFile.ts';

const cue = (key: number, startMs: number, endMs: number, text: string, speaker = ''): Cue => ({
  key: -key,
  startMs,
  endMs,
  text,
  speaker,
});
const CUES = [
  cue(1, 0, 1000, 'Good morning'),
  cue(2, 1000, 3000, 'to all of you'),
  cue(3, 5000, 6000, 'Bye'),
];
const texts = (cues: Cue[]) => cues.map(({ text }) => text);
const times = (cues: Cue[]) => cues.map(({ startMs, endMs }) => [startMs, endMs]);

const TALK = [
  cue(1, 0, 1000, 'Good morning', 'Speaker 1'),
  cue(2, 1000, 2000, 'Thank you', 'Ben'),
  cue(3, 2000, 3000, 'Please', ' Speaker 1 '),
  cue(4, 3000, 4000, '(applause)'),
];
const speakers = (cues: Cue[]) => cues.map(({ speaker }) => speaker);

describe('rename', () => {
  it('speaker_getsTheNewNameInAllLines_andNobodyElseDoes', () => {
    const after = changed(TALK, { do: 'rename', from: 'Speaker 1', to: ' Ann ' });
    expect(speakers(after)).toEqual(['Ann', 'Ben', 'Ann', '']);
    expect(after[1]).toBe(TALK[1]);
  });

  it('nameThatIsThere_joinsBoth', () => {
    const after = changed(TALK, { do: 'rename', from: 'Ben', to: 'Speaker 1' });
    expect([...speakersOf(after)]).toEqual([['Speaker 1', 3]]);
  });

  it('nobodyOfThatName_orTheSameName_changesNothing', () => {
    expect(changed(TALK, { do: 'rename', from: 'Eve', to: 'Ann' })).toBe(TALK);
    expect(changed(TALK, { do: 'rename', from: 'Ben', to: 'Ben ' })).toBe(TALK);
  });

  it('renaming_isOneStepBack', () => {
    const work = stepped(begun(TALK), {
      step: 'change',
      change: { do: 'rename', from: 'Speaker 1', to: 'Ben' },
      at: 0,
    });
    expect([...speakersOf(work.cues)]).toEqual([['Ben', 3]]);
    expect(stepped(work, { step: 'undo' }).cues).toBe(TALK);
  });

  it('speakers_areInTheOrderInWhichTheyBegin', () => {
    expect([...speakersOf(TALK)]).toEqual([
      ['Speaker 1', 2],
      ['Ben', 1],
    ]);
  });
});

describe('changed', () => {
  it('edit_ofOneLine_leavesTheOthersAsTheyAre', () => {
    const after = changed(CUES, { do: 'edit', key: -2, to: { text: 'x' } });
    expect(texts(after)).toEqual(['Good morning', 'x', 'Bye']);
    expect(after[0]).toBe(CUES[0]);
    expect(changed(CUES, { do: 'edit', key: -2, to: { text: 'to all of you' } })).toBe(CUES);
    expect(changed(CUES, { do: 'edit', key: -9, to: { text: 'x' } })).toBe(CUES);
  });

  it('split_atTheCursor_dividesTimeByTheTextOrAtThePlayhead', () => {
    const byText = changed(CUES, { do: 'split', key: -2, offset: 6, atMs: null });
    expect(texts(byText)).toEqual(['Good morning', 'to all', 'of you', 'Bye']);
    expect(times(byText)[1]).toEqual([1000, 1923]);
    expect(times(byText)[2]).toEqual([1923, 3000]);
    const byTime = changed(CUES, { do: 'split', key: -2, offset: 6, atMs: 2500 });
    expect(times(byTime)[2]).toEqual([2500, 3000]);
    expect(new Set(byTime.map(({ key }) => key)).size).toBe(4);
    expect(times(changed(CUES, { do: 'split', key: -2, offset: 6, atMs: 9000 }))[2]).toEqual([1923, 3000]);
  });

  it('merge_withTheNext_joinsTextAndTime', () => {
    const one = changed(CUES, { do: 'merge', key: -1 });
    expect(texts(one)).toEqual(['Good morning to all of you', 'Bye']);
    expect(times(one)[0]).toEqual([0, 3000]);
    const other = [cue(1, 0, 1000, 'Hi', 'Ann'), cue(2, 1000, 2000, 'Ho', 'Bob')];
    expect(texts(changed(other, { do: 'merge', key: -1 }))).toEqual(['Hi\nHo']);
    expect(changed(CUES, { do: 'merge', key: -3 })).toBe(CUES);
  });

  it('insert_behindALine_fillsTheGap', () => {
    const gap = changed(CUES, { do: 'insert', after: -2, atMs: 3500, newKey: 9 });
    expect(times(gap)[2]).toEqual([3500, 5000]);
    expect(times(changed(CUES, { do: 'insert', after: -1, atMs: 0, newKey: 9 }))[1]).toEqual([1000, 3000]);
    expect(times(changed([], { do: 'insert', after: null, atMs: 700, newKey: 9 }))).toEqual([[700, 2700]]);
  });

  it('shift_fromALineOn_neverGoesBeforeTheBeginning', () => {
    expect(times(changed(CUES, { do: 'shift', from: -2, byMs: 250 }))).toEqual([
      [0, 1000],
      [1250, 3250],
      [5250, 6250],
    ]);
    expect(times(changed(CUES, { do: 'shift', from: null, byMs: -2000 }))[0]).toEqual([0, 0]);
    expect(changed(CUES, { do: 'shift', from: null, byMs: 0 })).toBe(CUES);
  });

  it('replace_ofWords_takesEverySignLiterally', () => {
    const search = { find: 'O', exactCase: false };
    expect(found(CUES, search)).toEqual([-1, -2]);
    expect(texts(changed(CUES, { do: 'replace', search, with: '$&', only: -1 }))[0]).toBe('G$&$&d m$&rning');
    expect(found(CUES, { find: 'O', exactCase: true })).toEqual([]);
    expect(
      changed(CUES, { do: 'replace', search: { find: '.*', exactCase: true }, with: '', only: null }),
    ).toBe(CUES);
  });

  it('cueAt_betweenTwo_isTheOneBefore', () => {
    expect(cueAt(CUES, 1000)?.key).toBe(-2);
    expect(cueAt(CUES, 4000)?.key).toBe(-2);
    expect(cueAt([], 4000)).toBeNull();
  });
});

describe('undo', () => {
  const type = (work: Work, text: string, at: number) =>
    stepped(work, { step: 'change', change: { do: 'edit', key: -1, to: { text } }, at });

  it('letters_typedInOneGo_areOneStep', () => {
    let work = begun(CUES);
    work = type(work, 'G', 0);
    work = type(work, 'Gu', 500);
    work = type(work, 'Gut', 5000);
    work = stepped(work, { step: 'undo' });
    expect(work.cues[0]?.text).toBe('Gu');
    work = stepped(work, { step: 'undo' });
    expect(work.cues).toBe(CUES);
    expect(stepped(work, { step: 'undo' })).toBe(work);
    work = stepped(stepped(work, { step: 'redo' }), { step: 'redo' });
    expect(work.cues[0]?.text).toBe('Gut');
    expect(stepped(work, { step: 'redo' })).toBe(work);
  });

  it('change_afterUndo_forgetsWhatWasUndone', () => {
    let work = stepped(type(begun(CUES), 'G', 0), { step: 'undo' });
    work = stepped(work, { step: 'change', change: { do: 'remove', key: -3 }, at: 9 });
    expect(work.future).toEqual([]);
    expect(texts(work.cues)).toEqual(['Good morning', 'to all of you']);
  });

  it('anyChanges_undoneAll_leadBack', () => {
    let work = begun(CUES);
    const next = (n: number) => work.cues[n % Math.max(1, work.cues.length)]?.key ?? 0;
    for (let n = 0; n < 200; n += 1) {
      const change = [
        { do: 'split', key: next(n), offset: n % 7, atMs: null } as const,
        { do: 'merge', key: next(n * 3) } as const,
        { do: 'insert', after: next(n), atMs: n * 10, newKey: 1000 + n } as const,
        { do: 'remove', key: next(n * 5) } as const,
        { do: 'shift', from: next(n), byMs: (n % 5) - 2 } as const,
      ][n % 5];
      if (change) work = stepped(work, { step: 'change', change, at: n * 10_000 });
      expect(new Set(work.cues.map(({ key }) => key)).size).toBe(work.cues.length);
    }
    while (work.past.length > 0) work = stepped(work, { step: 'undo' });
    expect(work.cues).toBe(CUES);
  });
});

describe('checks', () => {
  it('remarks_onEachKind_areMade', () => {
    expect(remarksOn(cue(1, 0, 2000, 'Fine'), cue(2, 2000, 3000, 'x'))).toEqual([]);
    expect(remarksOn(cue(1, 1000, 1000, ' '), cue(2, 0, 3000, 'x'))).toEqual(['blank', 'reversed', 'order']);
    expect(remarksOn(cue(1, 0, 2500, 'Fine'), cue(2, 2000, 3000, 'x'))).toEqual(['overlap']);
    expect(remarksOn(cue(1, 0, 500, 'Much too fast'), undefined)).toEqual(['fast', 'short']);
    expect(remarksOn(cue(1, 0, 9000, 'x'.repeat(43)), undefined)).toEqual(['long', 'wide']);
  });

  it('signs_ofWideScripts_countTwice', () => {
    expect(signs(' a\n b ')).toBe(3);
    expect(signs('漢字')).toBe(4);
    expect(charsPerSecond(cue(1, 0, 2000, '漢字'))).toBe(2);
  });

  it('tally_tellsWhatHinders', () => {
    expect(tally([cue(1, 0, 900, ''), cue(2, 900, 1000, 'x')])).toEqual({ hindering: [-1], remarked: [-2] });
  });
});

describe('stamps', () => {
  it.each([
    ['1:02:03.045', 3_723_045],
    ['62,5', 62_500],
    ['1:02', 62_000],
    [' 0:00.7 ', 700],
    ['100:00', 6_000_000],
  ])('parseStamp_%s_is_%d', (text, ms) => expect(parseStamp(text)).toBe(ms));

  it.each(['', 'x', '1:60', '1:60:00', '-1', '1.2345', '99999999'])('parseStamp_%s_isNoTime', (text) =>
    expect(parseStamp(text)).toBeNull(),
  );

  it('stamp_readBack_isTheSame', () => {
    for (const ms of [0, 1, 999, 59_999, 3_600_000, 360_000_123]) expect(parseStamp(stamp(ms))).toBe(ms);
  });
});

describe('webVtt', () => {
  it('anyLines_writtenToAFile_areReadBack', () => {
    const file = webVtt([cue(1, 3_723_045, 3_724_000, 'a <b> & c\n\nd', 'Ann & Bob'), cue(2, 0, 1, 'x')]);
    expect(file).toBe(
      'WEBVTT\n\n01:02:03.045 --> 01:02:04.000\n<v Ann &amp; Bob>a &lt;b&gt; &amp; c\nd\n\n00:00:00.000 --> 00:00:00.001\nx\n',
    );
  });
});
