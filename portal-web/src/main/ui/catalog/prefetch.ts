let asked = false;

/** The player is fetched when somebody reaches for a card, so that it is there when they click. */
export function prefetchPlayer(): void {
  if (asked) return;
  asked = true;
  const connection = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
  if (connection?.saveData) return;
  void import('../playback/WatchPage.tsx');
  void import('../playback/Player.tsx');
}
