import { describe, expect, it } from 'vitest';
import { clientOf } from './client.ts';

const AS_CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

describe('clientOf', () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${AS_CHROME} Safari/537.36`, 'Chrome', 'Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${AS_CHROME} Safari/537.36 Edg/142.0`, 'Edge', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Linux'],
    [`Mozilla/5.0 (Linux; Android 16; Pixel 9) ${AS_CHROME} Mobile Safari/537.36`, 'Chrome', 'Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    ['Chrome on Windows', 'Chrome', 'Windows'],
  ])('client_%s_isNamed', (userAgent, browser, system) => {
    expect(clientOf(userAgent)).toEqual({ browser, system });
  });

  it('client_script_hasNeither', () => {
    expect(clientOf('curl/8.16.0')).toEqual({ browser: null, system: null });
    expect(clientOf(null)).toEqual({ browser: null, system: null });
  });
});
