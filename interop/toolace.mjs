// What toolace makes of conversations, by its command line.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.env.TOOLACE ?? join(root, 'toolace');

/** Runs a command over JSON lines. */
function run(lines, ...words) {
  const input = lines.map((line) => JSON.stringify(line)).join('\n') + '\n';
  const result = spawnSync(program, words,
    { input, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'inherit'] });
  if (result.error || (result.status !== 0 && !result.stdout)) {
    throw new Error(`${program} ${words[0]} failed: ${result.error ?? `exit status ${result.status}`}`);
  }
  return result.stdout.trim().split('\n').map((line) => JSON.parse(line));
}

/** For each conversation its prompt's text and tokens, the logits after it, and the likeliest continuation. */
export function toolace(folder, conversations, count) {
  const prompts = run(conversations, 'render', '--model', folder);
  for (const prompt of prompts) {
    if (prompt.error) throw new Error(`toolace render, ${prompt.id}: ${prompt.error}`);
  }
  const answers = run(prompts.map(({ id, input_ids }) => ({ id, input_ids })),
    'logits', '--model', folder, '--greedy', String(count));
  return prompts.map((prompt, i) => {
    if (answers[i].error) throw new Error(`toolace logits, ${prompt.id}: ${answers[i].error}`);
    return { ...prompt, logits: answers[i].last_logits, greedy: answers[i].greedy };
  });
}
