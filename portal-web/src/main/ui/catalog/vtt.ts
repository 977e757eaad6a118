export interface VttCue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})/;

function seconds(stamp: string): number {
  return stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** WebVTT as the server writes it: cues with their text lines; comments, styles and settings are passed over. */
export function parseVtt(file: string): VttCue[] {
  const cues: VttCue[] = [];
  for (const block of file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const at = lines.findIndex((line) => TIMING.test(line));
    const timing = at >= 0 ? TIMING.exec(lines[at] ?? '') : null;
    if (!timing) continue;
    cues.push({
      startSeconds: seconds(timing[1] ?? ''),
      endSeconds: seconds(timing[2] ?? ''),
      text: lines.slice(at + 1).join('\n'),
    });
  }
  return cues;
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

/** Cue text without its tags; `<v Name>` gives the speaker. */
export function spoken(text: string): { speaker: string | null; words: string } {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(text);
  const words = text
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|lrm|rlm);/g, (_, name: string) => NAMED[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return { speaker: voice?.[1]?.trim() ?? null, words };
}
