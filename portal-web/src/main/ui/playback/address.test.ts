import { describe, expect, it } from 'vitest';
import { addressOf, moved, type Address } from './address.ts';

const PAGE = 'https://portal.example.com/watch/1';
const FOLDER = 'renditions/4b7c/1/';
const own = (token: string) => addressOf({ hlsUrl: `/media/${token}/master.m3u8`, cdn: null }, PAGE);
const path = (signature: string, folder = FOLDER) => {
  const prefix = `https://cdn.example.com/${signature}/media/origin/0e9f/`;
  return addressOf(
    { hlsUrl: `${prefix}${folder}master.m3u8`, cdn: { prefix, folder, query: '', cookies: false } },
    PAGE,
  );
};
const query = (token: string, signature: string) =>
  addressOf(
    {
      hlsUrl: `/media/${token}/master.m3u8`,
      cdn: {
        prefix: 'https://cdn.example.com/media/origin/0e9f/',
        folder: FOLDER,
        query: signature,
        cookies: false,
      },
    },
    PAGE,
  );
const file = (address: Address, name: string) => `${address.item}${address.folder}${name}`;

describe('addresses of a film that plays', () => {
  it('carry the new token of our own edge', () => {
    expect(
      moved('https://portal.example.com/media/old/v0/00001.m4s', [own('old'), own('new')], own('new')),
    ).toBe('https://portal.example.com/media/new/v0/00001.m4s');
  });

  it('carry the new signature in the path', () => {
    const old = path('a=1~acl=/x/*~hmac=2');
    const now = path('b');
    expect(moved(file(old, 'v0/index.m3u8'), [old, now], now)).toBe(file(now, 'v0/index.m3u8'));
    expect(moved(file(now, 'v0/1.m4s'), [old, now], now)).toBe(file(now, 'v0/1.m4s'));
  });

  it('carry the new signature behind the question mark, and playlists the new token', () => {
    const old = query('old', 'Policy=a');
    const now = query('new', 'Policy=b&Signature=c');
    expect(moved('https://portal.example.com/media/old/v0/index.m3u8', [old, now], now)).toBe(
      'https://portal.example.com/media/new/v0/index.m3u8',
    );
    expect(moved(`${file(old, 'v0/1.m4s')}?Policy=a`, [old, now], now)).toBe(
      `${file(now, 'v0/1.m4s')}?Policy=b&Signature=c`,
    );
  });

  it('keep a signature that the CDN has made itself', () => {
    const old = path('a');
    const now = path('a');
    expect(moved(`${file(old, 'v0/1.m4s')}?second=1`, [old, now], now)).toBe(
      `${file(now, 'v0/1.m4s')}?second=1`,
    );
  });

  it('go to another edge when that delivers', () => {
    expect(moved(file(path('a'), 'v0/1.m4s'), [path('a'), own('new')], own('new'))).toBe(
      'https://portal.example.com/media/new/v0/1.m4s',
    );
    expect(
      moved(`${file(query('t', 'Policy=a'), 'v0/1.m4s')}?Policy=a`, [query('t', 'Policy=a')], own('new')),
    ).toBe('https://portal.example.com/media/new/v0/1.m4s');
    expect(moved('https://portal.example.com/media/old/v0/1.m4s', [own('old'), path('a')], path('a'))).toBe(
      file(path('a'), 'v0/1.m4s'),
    );
    expect(
      moved('https://portal.example.com/media/old/v0/1.m4s', [own('old')], query('new', 'Policy=a')),
    ).toBe(`${file(query('new', ''), 'v0/1.m4s')}?Policy=a`);
  });

  it('stay with the film that plays when another one has replaced it', () => {
    const old = path('a');
    const now = path('b', 'renditions/5c8d/1/');
    expect(moved(file(old, 'v0/1.m4s'), [old, now], now)).toBe(file(path('b'), 'v0/1.m4s'));
  });

  it('leave alone what is not the item’s', () => {
    expect(moved('https://elsewhere.example/x.m4s', [own('t')], own('t'))).toBe(
      'https://elsewhere.example/x.m4s',
    );
  });
});
