// Opens reports in a headless Chromium; see the file run.
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './browser.mjs';
import { contrast, intruders, overflow, views } from './page.mjs';
import { picture } from './pictures.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pictures: { type: 'string' }, // a folder for pictures of all views
    compared: { type: 'string' }, // the file, among those given, that is held against the references
    update: { type: 'boolean', default: false }, // writes the references anew
  },
});
const WIDTHS = { phone: 390, desktop: 1280 };
const SHOWN = ['header', '#summary', '#categories', '#rounds', '#cost', '#confusion', '#changed', '#wrong'];

const failures = [];
const browser = await launch();
const tools = await browser.newPage();
let pictures = 0;

/** Opens a page in a context of its own, and notes whatever it reports or asks for. */
async function open(file, width, colorScheme, note) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce', offline: true,
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on('console', (message) => note(`the console has: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`an error: ${error.message}`));
  page.on('dialog', (dialog) => { note(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', () => note('another window'));
  page.on('request', (request) => { if (request.url() !== url) note(`a request: ${request.url()}`); });
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** Every link and fold can be reached by the Tab key, and a fold opens by the Enter key. */
async function keyboard(page, note) {
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a, summary, .scroll')].filter((element) =>
    element.checkVisibility({ contentVisibilityAuto: true }) && element.getClientRects().length).length);
  const reached = new Set();
  for (let i = 0; i < wanted + 2; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() =>
      [...document.querySelectorAll('a, summary, .scroll')].indexOf(document.activeElement));
    if (at >= 0) reached.add(at);
  }
  if (reached.size < wanted) note(`the Tab key reaches ${reached.size} of ${wanted} links and folds`);
  const fold = page.locator('summary').first();
  if (await fold.count()) {
    await fold.focus();
    await page.keyboard.press('Enter');
    if (!await fold.evaluate((element) => element.parentElement.open)) note('the Enter key opens no fold');
  }
}

/** The groups, and in each the first test, unfolded. */
async function unfold(page) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = false;
    for (const view of ['#changed', '#wrong']) {
      const group = document.querySelector(`${view} details.group`);
      for (let fold = group; fold; fold = fold.querySelector('details')) fold.open = true;
    }
    document.activeElement?.blur();
  });
}

for (const file of positionals.map((name) => resolve(name))) {
  for (const [size, width] of Object.entries(WIDTHS)) {
    for (const scheme of ['light', 'dark']) {
      const note = (what) => failures.push(`${basename(file)}, ${size}, ${scheme}: ${what}`);
      const page = await open(file, width, scheme, note);
      for (const look of [views, overflow, intruders]) (await page.evaluate(look)).forEach(note);
      if (file === resolve(values.compared ?? '') || size === 'phone' && scheme === 'light') await keyboard(page, note);
      await unfold(page);
      for (const look of [views, overflow, contrast]) (await page.evaluate(look)).forEach(note);
      const compared = values.compared && file === resolve(values.compared);
      for (const view of compared ? SHOWN : []) {
        const name = `${size}-${scheme}-${view.replace('#', '')}`;
        pictures++;
        (await picture(page, tools, view, name, {
          pictures: values.pictures, references: join(here, 'references'), update: values.update,
        })).forEach((what) => note(`${view} ${what}`));
      }
      await page.emulateMedia({ media: 'print' });
      for (const look of [overflow, contrast]) {
        (await page.evaluate(look)).forEach((what) => note(`printed: ${what}`));
      }
      await page.context().close();
    }
  }
}
const version = browser.version();
await browser.close();
failures.forEach((failure) => console.error(`browser: ${failure}`));
console.log(JSON.stringify({ chromium: version, reports: positionals.length, pictures, failures }));
process.exitCode = failures.length === 0 ? 0 : 1;
