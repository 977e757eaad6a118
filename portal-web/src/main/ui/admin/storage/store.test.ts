import { describe, expect, it } from 'vitest';
import {
  apartFrom,
  asSent,
  fixed,
  formers,
  keepsKey,
  travels,
  wishOf,
  type StoreParts,
  type StoreSettings,
} from './store.ts';

const BUCKET: StoreParts = {
  kind: 'S3',
  folder: '',
  endpoint: 'https://s3.example.com',
  region: 'us-east-1',
  bucket: 'films',
  prefix: 'loggia/',
  pathStyle: true,
  encryption: 'BUCKET',
  storageClass: '',
  originalsClass: '',
  archiveClass: '',
  archiveAfterSeconds: 0,
  accessKey: 'id',
  secretKeySet: true,
};

const ONE: StoreSettings = {
  version: 3,
  bySettings: false,
  folders: ['/mnt'],
  store: BUCKET,
  originalsThere: true,
  originalsAfterSeconds: 0,
  renditionsThere: true,
  renditionsUnusedSeconds: 0,
};

const TWO: StoreSettings = { ...ONE, renditionsStore: { ...BUCKET, bucket: 'renditions' } };

describe('a store for renditions alone', () => {
  it('is absent from a wish where both are the same', () => {
    expect(wishOf(ONE).renditionsStore).toBeNull();
    expect(wishOf(TWO).renditionsStore?.bucket).toBe('renditions');
    expect(wishOf(TWO).renditionsStore).not.toHaveProperty('secretKeySet');
  });

  it('begins at the same service, whose key is kept, and nowhere in it', () => {
    const apart = apartFrom(wishOf(ONE).store, 'S3');
    expect(apart.bucket).toBe('');
    expect(keepsKey(apart, ONE)).toBe(true);
    expect(keepsKey({ ...apart, accessKey: 'other' }, ONE)).toBe(false);
  });

  it('is not sent where renditions stay here, or nothing lies elsewhere', () => {
    const wish = wishOf(TWO);
    expect(asSent(wish).renditionsStore).not.toBeNull();
    expect(asSent({ ...wish, renditionsThere: false }).renditionsStore).toBeNull();
    expect(asSent({ ...wish, store: { ...wish.store, kind: 'NONE' } }).renditionsStore).toBeNull();
  });
});

describe('what a change has travel', () => {
  it('is nothing where the stores stay the same under other keys', () => {
    const wish = wishOf(TWO);
    expect(travels(wish, TWO)).toBe(false);
    expect(travels({ ...wish, store: { ...wish.store, accessKey: 'new', prefix: 'loggia' } }, TWO)).toBe(
      false,
    );
  });

  it('is what was made, where that gets a store of its own or loses it', () => {
    expect(travels({ ...wishOf(ONE), renditionsStore: wishOf(TWO).renditionsStore }, ONE)).toBe(true);
    expect(travels({ ...wishOf(TWO), renditionsStore: null }, TWO)).toBe(true);
  });

  it('is nothing where there was no store', () => {
    const none = { ...ONE, store: { ...BUCKET, kind: 'NONE' as const } };
    expect(travels(wishOf(ONE), none)).toBe(false);
  });
});

describe('stores that are being emptied', () => {
  it('keep only those from changing that are filled from them', () => {
    expect(fixed(ONE)).toEqual({ store: false, renditions: false });
    expect(fixed({ ...TWO, renditionsFormer: 'a' })).toEqual({ store: false, renditions: true });
    expect(fixed({ ...ONE, renditionsFormer: 'a' })).toEqual({ store: true, renditions: true });
    expect(formers({ ...ONE, former: 'a', renditionsFormer: 'a' })).toEqual(['a']);
    expect(formers({ ...TWO, former: 'a', renditionsFormer: 'b' })).toEqual(['a', 'b']);
  });
});
