// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { csvOf, separatorOf } from './tableFile.ts';

function tables(html: string): NodeListOf<HTMLTableElement> {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root.querySelectorAll('table');
}

describe('csvOf', () => {
  it('tableAsShown_isALineForEachRow', () => {
    const shown = tables(
      '<table><thead><tr><th>Item</th><th colspan="2">Viewers</th></tr></thead><tbody>' +
        '<tr><th><a href="/x">Say "no"</a></th><td><span aria-hidden="true"></span></td><td>1,234</td></tr>' +
        '</tbody></table>',
    );
    expect(csvOf(shown, ',')).toBe('\uFEFF"Item","Viewers"\r\n"Say ""no""","1,234"\r\n');
  });

  it('titleThatIsAFormula_isText', () => {
    const shown = tables('<table><tbody><tr><th>=1+1</th><td>-2</td></tr></tbody></table>');
    expect(csvOf(shown, ';')).toBe('\uFEFF"\'=1+1";"\'-2"\r\n');
  });

  it.each([
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\u200b+1', "\u200b'+1"],
    ['a;=1+1', "a;'=1+1"],
    ['a = b', 'a = b'],
    ['\t=1', "'=1"],
  ])('title_%s_isWritten%s', (title, written) => {
    const shown = tables('<table><tbody><tr><th></th></tr></tbody></table>');
    const [cell] = shown[0]?.querySelectorAll('th') ?? [];
    if (cell) cell.textContent = title;
    expect(csvOf(shown, ',')).toBe(`\uFEFF"${written}"\r\n`);
  });

  it('wordsOfSeveralElements_areKeptApart', () => {
    const shown = tables('<table><tbody><tr><th>Safety<small>due 3 Dec</small></th></tr></tbody></table>');
    expect(csvOf(shown, ',')).toBe('\uFEFF"Safety due 3 Dec"\r\n');
  });

  it('tablesOfOnePanel_followEachOther', () => {
    const one = '<table><tbody><tr><td>a</td></tr></tbody></table>';
    expect(csvOf(tables(one + one), ',')).toBe('\uFEFF"a"\r\n\r\n"a"\r\n');
  });
});

describe('separatorOf', () => {
  it.each([
    ['en-GB', ','],
    ['de-DE', ';'],
  ])('separatorOf_%s_is_%s', (locale, separator) => {
    expect(separatorOf(locale)).toBe(separator);
  });
});
