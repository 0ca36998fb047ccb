// Opens the browser that the system has. Nothing is downloaded.
import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

export const DESKTOP = { width: 1360, height: 900 };
export const PHONE = { width: 390, height: 844 };

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

function executable() {
  const isThere = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  // `undefined` is the browser that playwright-core itself was told to install.
  return [process.env.CHROMIUM, ...PLACES].find((path) => path && isThere(path));
}

/** Opens a browser. Chromium refuses its sandbox to root. */
export async function openBrowser() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: executable(),
    args: isRoot ? ['--no-sandbox'] : [],
  });
}

/** Opens a page of its own session; whatever the page logs as an error is kept in `page.errors`. */
export async function openPage(browser, viewport = DESKTOP, options = {}) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') page.errors.push(message.text());
  });
  return page;
}
