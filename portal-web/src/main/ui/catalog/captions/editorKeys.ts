export const COMMANDS = [
  'play',
  'back',
  'ahead',
  'previous',
  'next',
  'playCue',
  'setStart',
  'setEnd',
  'split',
  'merge',
  'insert',
  'remove',
  'shift',
  'speakers',
  'find',
  'undo',
  'redo',
  'save',
  'keys',
] as const;
export type Command = (typeof COMMANDS)[number];

interface Key {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** With Alt, so that they work while one types; by letters that lie on every keyboard. */
const WITH_ALT: Record<string, Command> = {
  k: 'play',
  j: 'back',
  l: 'ahead',
  arrowup: 'previous',
  arrowdown: 'next',
  p: 'playCue',
  ',': 'setStart',
  '.': 'setEnd',
  s: 'split',
  m: 'merge',
  n: 'insert',
  backspace: 'remove',
  h: 'shift',
  r: 'speakers',
};
const WITH_CONTROL: Record<string, Command> = { f: 'find', z: 'undo', y: 'redo', s: 'save' };

/** How each is written in the list of keys. */
export const SHOWN: Record<Command, string[]> = {
  play: ['Alt', 'K'],
  back: ['Alt', 'J'],
  ahead: ['Alt', 'L'],
  previous: ['Alt', '↑'],
  next: ['Alt', '↓'],
  playCue: ['Alt', 'P'],
  setStart: ['Alt', ','],
  setEnd: ['Alt', '.'],
  split: ['Alt', 'S'],
  merge: ['Alt', 'M'],
  insert: ['Alt', 'N'],
  remove: ['Alt', '⌫'],
  shift: ['Alt', 'H'],
  speakers: ['Alt', 'R'],
  find: ['Ctrl', 'F'],
  undo: ['Ctrl', 'Z'],
  redo: ['Ctrl', 'Y'],
  save: ['Ctrl', 'S'],
  keys: ['F1'],
};

/** A Mac writes signs of its own with Alt; the key that was pressed counts then. */
function letterOf({ key, code }: Key): string {
  if (/^[\x20-\x7e]$/.test(key) || key.length > 1) return key.toLowerCase();
  const named: Record<string, string> = { Comma: ',', Period: '.' };
  return named[code] ?? code.replace(/^Key/, '').toLowerCase();
}

export function commandOf(event: Key): Command | null {
  if (event.key === 'F1') return 'keys';
  const control = event.ctrlKey || event.metaKey;
  if (control && event.altKey) return null;
  const letter = letterOf(event);
  if (control) return letter === 'z' && event.shiftKey ? 'redo' : (WITH_CONTROL[letter] ?? null);
  if (event.altKey && !event.shiftKey) return WITH_ALT[letter] ?? null;
  return null;
}
