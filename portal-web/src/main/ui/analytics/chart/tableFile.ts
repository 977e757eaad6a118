/**
 * What may begin a formula where a file is opened as a worksheet, as the server has it for its own files (CsvText): also in
 * the forms of East Asian input methods, behind what a spreadsheet drops, and where one of another locale splits a field.
 */
const FORMULA = /(^|[;|])([\s\p{Cf}\p{Cc}"]*)(?=[=+\-@＝＋－＠])/gu;

/** What is the field separator where numbers have a decimal comma. */
export function separatorOf(locale: string): string {
  return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ',';
}

/** Tables as they are shown, as CSV (RFC 4180) with a byte order mark, which Excel wants. */
export function csvOf(tables: Iterable<HTMLTableElement>, separator: string): string {
  return csvOfCells(
    [...tables].map((table) => [...table.rows].map((row) => [...row.cells].flatMap(wordsOf))),
    separator,
  );
}

/** The same of tables that are not shown so: rows of cells. */
export function csvOfCells(tables: string[][][], separator: string): string {
  const lines = tables.map((rows) => rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join(''));
  return `\uFEFF${lines.join('\r\n')}`;
}

/** A cell that only draws says nothing. */
function wordsOf(cell: HTMLTableCellElement): string[] {
  const drawn = cell.children.length === 1 && cell.firstElementChild?.getAttribute('aria-hidden') === 'true';
  if (drawn && cell.firstElementChild?.textContent === cell.textContent) return [];
  return [spaced(cell).replace(/\s+/g, ' ').trim()];
}

function spaced(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(spaced).join(' ');
}

function quoted(words: string): string {
  const safe = words.replace(FORMULA, "$1$2'");
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Has the browser keep a text as a file. */
export function keep(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ').trim();
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
