// Compares toolace with transformers.js; see the file run.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toolace } from './toolace.mjs';
import { transformers } from './transformers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    greedy: { type: 'string', default: '64' },
    conversations: { type: 'string', default: join(here, 'conversations.jsonl') },
  },
});
const folder = resolve(positionals[0] ?? join(here, '../toolace-nano/src/main/resources/dev/toolace/nano/model'));
const count = Number(values.greedy);
const conversations = readFileSync(values.conversations, 'utf8').split('\n').filter((line) => line.trim())
  .map((line) => JSON.parse(line));

/** The first place where two texts or lists differ, with what stands there; undefined where they are equal. */
function difference(stage, ours, theirs) {
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    if (ours[i] !== theirs[i]) {
      const end = typeof ours === 'string' ? i + 40 : i + 8;
      return { stage, at: i, toolace: ours.slice(i, end), transformers: theirs.slice(i, end) };
    }
  }
  return undefined;
}

/** The largest difference of a logit, by the largest logit: far below 1 even where a near tie flips a token. */
function error(ours, theirs) {
  const scale = Math.max(...theirs.map(Math.abs));
  return Math.max(...ours.map((logit, i) => Math.abs(Math.fround(logit) - theirs[i]))) / scale;
}

const ours = toolace(folder, conversations, count);
const theirs = await transformers(folder, conversations, ours, count);
const summary = {
  folder, conversations: conversations.length,
  text: 0, input_ids: 0, greedy: 0, greedy_tokens: 0, largest_logit_error: 0,
};
const stages = ['text', 'input_ids', 'greedy'];
for (const [i, { id }] of conversations.entries()) {
  for (const stage of stages) {
    const found = difference(stage, ours[i][stage], theirs[i][stage]);
    if (found) {
      summary.first_difference ??= { id, ...found };
      console.error(`interop: ${id}: ${stage} differs at ${found.at}: `
        + `${JSON.stringify(found.toolace)} by toolace, ${JSON.stringify(found.transformers)} by transformers.js`);
    } else {
      summary[stage]++;
    }
  }
  summary.greedy_tokens += theirs[i].greedy.length;
  summary.largest_logit_error = Math.max(summary.largest_logit_error, error(ours[i].logits, theirs[i].logits));
}
const version = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
summary.transformers_js = version('@huggingface/transformers');
summary.onnxruntime_node = version('onnxruntime-node');
console.log(JSON.stringify(summary));
process.exitCode = stages.every((stage) => summary[stage] === conversations.length) ? 0 : 1;
