import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, SHOWN } from './editorKeys.ts';

const press = (
  key: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>>,
  code = '',
) => commandOf({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

describe('commandOf', () => {
  it('everyCommand_hasTheKeyThatIsShown', () => {
    const written: Record<string, string> = { '↑': 'ArrowUp', '↓': 'ArrowDown', '⌫': 'Backspace' };
    for (const command of COMMANDS) {
      const keys = SHOWN[command];
      const key = keys.at(-1) ?? '';
      expect(
        press(written[key] ?? key, { altKey: keys.includes('Alt'), ctrlKey: keys.includes('Ctrl') }),
        command,
      ).toBe(command);
    }
  });

  it('typing_isNoCommand', () => {
    expect(press('s', {})).toBeNull();
    expect(press('ArrowUp', {})).toBeNull();
    expect(press('q', { altKey: true, ctrlKey: true })).toBeNull();
    expect(press('c', { ctrlKey: true })).toBeNull();
  });

  it('aMac_isUnderstood', () => {
    expect(press('ß', { altKey: true }, 'KeyS')).toBe('split');
    expect(press('≤', { altKey: true }, 'Comma')).toBe('setStart');
    expect(press('z', { metaKey: true, shiftKey: true })).toBe('redo');
  });
});
