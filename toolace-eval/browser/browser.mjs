// The browser: the one that CHROMIUM names, or else the one that is packed into @sparticuz/chromium, with its own
// fonts, so that pictures are the same everywhere.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const unpacked = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/.chromium');

async function packed() {
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked; // where the package unpacks itself
  const { default: pack } = await import('@sparticuz/chromium');
  pack.setGraphicsMode = false;
  const path = await pack.executablePath();
  writeFileSync(join(unpacked, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(unpacked, 'fonts')}</dir><cachedir>${join(unpacked, 'font-cache')}</cachedir></fontconfig>`);
  process.env.FONTCONFIG_FILE = join(unpacked, 'fonts.conf');
  return path;
}

/** Starts it. Pages are files of our own: the sandbox is not needed, and not to be had as root or in a container. */
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? await packed();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
}
