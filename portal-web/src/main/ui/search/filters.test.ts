import { expect, test } from 'vitest';
import { addressOf, countOf, filtersOf, flipped, momentsQuery, orderOf } from './filters.ts';

test('address_filtersAndOrder_areReadAsTheyWereWritten', () => {
  const filters = { kind: ['VIDEO'], speaker: ['ann', 'ben & co'] };
  const params = new URLSearchParams(addressOf('a "b"', filters, 'newest').toString());

  expect(filtersOf(params)).toEqual(filters);
  expect(orderOf(params)).toBe('newest');
  expect(params.get('q')).toBe('a "b"');
});

test('flipped_addsAndTakesOut', () => {
  const one = flipped({}, 'year', '2026');
  const two = flipped(one, 'year', '2025');

  expect(two).toEqual({ year: ['2026', '2025'] });
  expect(countOf(two)).toBe(2);
  expect(flipped(flipped(two, 'year', '2026'), 'year', '2025')).toEqual({});
});

test('orderOf_whatIsNone_isRelevance', () => {
  expect(orderOf(new URLSearchParams('sort=x'))).toBe('relevance');
});

test('momentsQuery_keepsSignsAndWhoSpeaks', () => {
  const params = new URLSearchParams(
    momentsQuery('"lock the door" -key', { speaker: ['ann & co', 'ben'], year: ['2026'] }),
  );

  expect(params.get('q')).toBe('"lock the door" -key');
  expect(params.getAll('speaker')).toEqual(['ann & co', 'ben']);
  expect(params.has('year')).toBe(false);
});
