/** No page, but a place on one: whoever follows a link there is told of as having come from it. */
export const ASSIGNED = '/assigned';

const WATCH = /^\/watch\/([^/]+)/;

let before: string | null = null;
let here: string | null = null;

/** An item is one place, whatever words its address has been given. */
function placeOf(path: string): string {
  return WATCH.exec(path)?.[0] ?? path;
}

/** To be told of each page that is shown. */
export function arrived(path: string): void {
  const place = placeOf(path);
  if (place !== here) [before, here] = [here, place];
}

/** By which way somebody came to the page at `path`, as the server names it; a link where it was the first. */
export function entryPoint(path: string): string {
  // A page may ask before it counts as shown.
  const from = here === placeOf(path) ? before : here;
  if (from === null) return 'LINK';
  if (from === '/search') return 'SEARCH';
  if (from === ASSIGNED) return 'ASSIGNMENT';
  if (from.startsWith('/channels')) return 'CHANNEL';
  return WATCH.test(from) ? 'NEXT' : 'HOME';
}
