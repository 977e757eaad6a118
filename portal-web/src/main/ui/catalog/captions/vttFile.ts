import type { Cue } from './cueWork.ts';

function stamp(ms: number): string {
  const two = (value: number) => Math.floor(value).toString().padStart(2, '0');
  const rest = (ms % 1000).toString().padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

const escaped = (text: string) =>
  text
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n\s*\n/g, '\n');

/** The lines as WebVTT that can be uploaded later, without any server. */
export function webVtt(cues: Cue[]): string {
  const blocks = cues.map(({ startMs, endMs, speaker, text }) => {
    const voice = speaker.trim() === '' ? '' : `<v ${escaped(speaker)}>`;
    return `${stamp(startMs)} --> ${stamp(endMs)}\n${voice}${escaped(text)}`;
  });
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}
