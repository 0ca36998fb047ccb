// One demo and one browser for all journeys of a run: the district takes a while to build.
import { after } from 'node:test';
import { openBrowser } from './browser.js';
import { startDemo } from './demo.js';

const demo = await startDemo();
const browser = await openBrowser();

export const town = { demo, browser };

after(async () => {
  await browser.close();
  await demo.stop();
});
