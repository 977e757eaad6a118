// `npm ci`, unless what is installed is what the lock file asks for. Started by Maven, with whatever Node is at hand.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${home}node_modules/.loggia-lock`;
const wanted = createHash('sha256')
  .update(readFileSync(`${home}package-lock.json`))
  .update(readFileSync(`${home}.npmrc`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Our tools ask for a newer Node than the one that runs npm here; the install brings that one along.
  execFileSync(npm, ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}
