import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Marked } from './Marked.tsx';

const show = (html: string) => renderToStaticMarkup(createElement(Marked, { html }));

describe('Marked', () => {
  it('marked_words_areMarked', () => {
    expect(show('the <mark>arches</mark> &amp; more')).toBe('the <mark>arches</mark> &amp; more');
  });
  it('marked_foreignMarkup_staysText', () => {
    expect(show('<img src=x onerror=alert(1)><mark>a</mark>')).toBe(
      '&lt;img src=x onerror=alert(1)&gt;<mark>a</mark>',
    );
  });
  it('marked_markupWithinAMark_staysText', () => {
    expect(show('<mark><b>a</b></mark>')).toBe('<mark>&lt;b&gt;a&lt;/b&gt;</mark>');
  });
  it('marked_escapedTwice_isReadOnce', () => {
    expect(show('&amp;lt;b&amp;gt;')).toBe('&amp;lt;b&amp;gt;');
  });
});
