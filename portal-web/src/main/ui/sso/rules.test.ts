import { describe, expect, it } from 'vitest';
import { added, BLANK_RULE, changed, moved, removed, ruleFor } from './rules.ts';
import type { Rule } from './types.ts';

const rule = (value: string): Rule => ({ ...BLANK_RULE, claim: 'groups', value, target: 'VIEWER' });
const RULES = [rule('a'), rule('b'), rule('c')];
const order = (rules: Rule[]) => rules.map((one) => one.value).join('');

describe('rules', () => {
  it('moved_up_changesPlaceWithItsNeighbour', () => {
    expect(order(moved(RULES, 2, -1))).toBe('acb');
  });
  it('moved_pastAnEnd_stays', () => {
    expect(order(moved(RULES, 0, -1))).toBe('abc');
    expect(order(moved(RULES, 2, 1))).toBe('abc');
  });
  it('removed_middle_leavesTheOthersInOrder', () => {
    expect(order(removed(RULES, 1))).toBe('ac');
  });
  it('added_blank_comesLast', () => {
    expect(added(RULES).at(-1)).toEqual(BLANK_RULE);
  });
  it('changed_effect_forgetsWhatTheOldOneAimedAt', () => {
    expect(changed(RULES, 1, { effect: 'DEPARTMENT' })[1]).toMatchObject({
      effect: 'DEPARTMENT',
      target: null,
    });
    expect(changed(RULES, 1, { value: 'x' })[1]).toMatchObject({ value: 'x', target: 'VIEWER' });
  });
});

describe('ruleFor', () => {
  it.each([
    ['"editor"', 'IS', 'editor'],
    ['["/Sales/North","/Staff"]', 'IS', '/Sales/North'],
    ['true', 'IS', 'true'],
    ['{"roles":["a"]}', 'EXISTS', null],
    ['[]', 'EXISTS', null],
  ])('ruleFor_%s_is%s', (json, operator, value) => {
    expect(ruleFor('claim', json)).toMatchObject({ claim: 'claim', operator, value });
  });
});
