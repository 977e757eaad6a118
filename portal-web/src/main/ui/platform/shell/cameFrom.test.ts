import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as CameFrom from './cameFrom.ts';

describe('entryPoint', () => {
  let page: typeof CameFrom;
  beforeEach(async () => {
    vi.resetModules();
    page = await import('./cameFrom.ts');
  });

  it('is a link when the item is the first page', () => {
    expect(page.entryPoint('/watch/a')).toBe('LINK');
    page.arrived('/watch/a');
    page.arrived('/watch/a/a-title');
    expect(page.entryPoint('/watch/a/a-title')).toBe('LINK');
  });

  it('is the page before, whether or not this one counts as shown', () => {
    page.arrived('/');
    page.arrived('/search');
    expect(page.entryPoint('/watch/a')).toBe('SEARCH');
    page.arrived('/watch/a');
    expect(page.entryPoint('/watch/a/a-title')).toBe('SEARCH');
    expect(page.entryPoint('/watch/b')).toBe('NEXT');
    page.arrived('/channels/c');
    expect(page.entryPoint('/watch/b')).toBe('CHANNEL');
    page.arrived('/learning');
    expect(page.entryPoint('/watch/b')).toBe('HOME');
  });

  it('is the assignment when one follows its link', () => {
    page.arrived('/');
    page.arrived(page.ASSIGNED);
    expect(page.entryPoint('/watch/a')).toBe('ASSIGNMENT');
    page.arrived('/watch/a');
    expect(page.entryPoint('/watch/a')).toBe('ASSIGNMENT');
    page.arrived('/');
    expect(page.entryPoint('/watch/b')).toBe('HOME');
  });
});
