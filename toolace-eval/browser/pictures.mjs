// Pictures of views, made small and held against those in the folder references. Letters differ between machines and
// versions, so that what counts is the mean difference of small tiles, and the height.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SHRINK = 4;
const MOST_PIXELS = 800; // of the height; long lists go on in the same way
const MOST_MEAN = 0.02;
const MOST_TILE = 0.18;
const MOST_HEIGHT = 0.06;

/** Scales a picture down; runs in the browser, which has a good filter for that. */
async function shrink({ png, factor, most }) {
  const whole = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const bitmap = await createImageBitmap(whole, 0, 0, whole.width, Math.min(whole.height, most));
  const canvas = new OffscreenCanvas(Math.ceil(bitmap.width / factor), Math.ceil(bitmap.height / factor));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The mean and the largest difference of tiles, from 0 to 1, and that of the heights; runs in the browser. */
async function compare({ one, other }) {
  const TILE = 8;
  const bitmaps = await Promise.all([one, other].map(async (png) =>
    createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())));
  const wide = Math.ceil(bitmaps[1].width / TILE);
  const high = Math.ceil(bitmaps[1].height / TILE);
  const [first, second] = bitmaps.map((bitmap) => {
    const context = new OffscreenCanvas(wide, high).getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, wide, high);
    return context.getImageData(0, 0, wide, high).data;
  });
  let sum = 0;
  let most = 0;
  for (let i = 0; i < first.length; i += 4) {
    const tile = (Math.abs(first[i] - second[i]) + Math.abs(first[i + 1] - second[i + 1])
      + Math.abs(first[i + 2] - second[i + 2])) / 3 / 255;
    sum += tile;
    most = Math.max(most, tile);
  }
  return { mean: sum / (first.length / 4), most, height: Math.abs(bitmaps[0].height / bitmaps[1].height - 1) };
}

/** Takes a view's picture, writes it to a folder, and holds it against its reference; returns what is wrong. */
export async function picture(page, tools, view, name, { pictures, references, update }) {
  const png = await page.locator(view).screenshot({ animations: 'disabled' });
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${name}.png`), png);
  }
  if (!references) return [];
  const small = await tools.evaluate(shrink, { png: png.toString('base64'), factor: SHRINK, most: MOST_PIXELS });
  const file = join(references, `${name}.png`);
  if (update) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(small, 'base64'));
    return [];
  }
  if (!existsSync(file)) return [`there is no picture ${name}.png to compare with`];
  const { mean, most, height } = await tools.evaluate(compare,
    { one: small, other: readFileSync(file).toString('base64') });
  return mean <= MOST_MEAN && most <= MOST_TILE && height <= MOST_HEIGHT ? []
    : [`looks different: ${(100 * mean).toFixed(2)} % in the mean, ${(100 * most).toFixed(1)} % in one tile, `
      + `${(100 * height).toFixed(1)} % in height`];
}
