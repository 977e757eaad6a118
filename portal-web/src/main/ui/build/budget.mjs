// First view: everything the entry pulls in before the player loads, gzip, against the budget of docs/benchmarks.md.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 250_000;
const out = new URL('../../../../target/ui/', import.meta.url);
const manifestFile = new URL('assets/manifest.json', out);
if (!existsSync(manifestFile)) {
  console.error('budget: no build found, run `npm run build` first');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

/** A page's own chunk is part of its first view, as is one language. */
const FIRST_VIEWS = {
  'sign-in': ['identity/SignIn.tsx'],
  home: ['platform/shell/Shell.tsx', 'catalog/HomePage.tsx'],
  search: ['platform/shell/Shell.tsx', 'search/SearchPage.tsx', 'platform/i18n/finding.de.ts'],
  watch: ['platform/shell/Shell.tsx', 'playback/WatchPage.tsx'],
};

function collect(key, seen) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`budget: the build has no chunk for ${key}`);
  if (seen.has(chunk.file)) return;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next, seen);
}

let worst = 0;
for (const [name, keys] of Object.entries(FIRST_VIEWS)) {
  const files = new Set();
  for (const key of ['index.html', 'platform/i18n/de.ts', ...keys]) collect(key, files);
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(new URL(file, out))).length;
  worst = Math.max(worst, bytes);
  console.log(`budget: ${name} ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size} scripts`);
}
if (worst > LIMIT_BYTES) {
  console.error(`budget: ${(worst / 1000).toFixed(1)} kB is over ${LIMIT_BYTES / 1000} kB`);
  process.exit(1);
}
