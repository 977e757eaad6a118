import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import insight from './i18n/en.json' with { type: 'json' };
import { TooFew } from './TooFew.tsx';

const WHOLE = { from: null, to: null };
const MONTH = { from: '2026-11-01', to: '2026-11-22' };

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: { insight } } } }),
);

describe('TooFew', () => {
  it.each([
    ['sinceTheBeginning', WHOLE, false, 'as soon as more people have watched', 'longer period'],
    ['sinceTheBeginning_below', WHOLE, true, 'Choose the department above', 'longer period'],
    ['ofAMonth', MONTH, false, 'Choose a longer period.', 'department'],
    ['ofAMonth_below', MONTH, true, 'Choose a longer period or the department above.', 'wait'],
  ])('figures_%s_sayWhatCanBeDone', (_, period, above, said, unsaid) => {
    const shown = renderToStaticMarkup(createElement(TooFew, { smallestGroup: 5, period, above }));
    expect(shown).toContain('from 5 viewers on');
    expect(shown).toContain(said);
    expect(shown).not.toContain(unsaid);
  });
});
