// The frame of an engine's process in Node: opens a model, answers every prompt, and prints one JSON object with the times,
// as PeerProcess does in Java. Arguments: the model, the file of prompts, the number of threads.
import { existsSync, readFileSync } from 'node:fs';

const SPECIAL = 6;
const ASCII = 128;

/** The text of tokens, as ByteTokenizer.text spells it. */
function text(ids) {
  return ids.map((id) => (id >= SPECIAL && id < SPECIAL + ASCII ? String.fromCharCode(id - SPECIAL) : `[${id}]`)).join('');
}

function peakKib() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0);
}

/**
 * Runs the process. `open(model, threads)` gives an engine: a function of a prompt ({ text, ids, generate }) and a callback for
 * the first token, which answers with the numbers of the tokens.
 */
export async function run(open) {
  const [model, prompts, threads] = process.argv.slice(2);
  const start = performance.now();
  const answer = await open(model, Number(threads));
  const load = performance.now() - start;
  let loaded = 0;
  const runs = [];
  for (const prompt of JSON.parse(readFileSync(prompts, 'utf8'))) {
    let first = 0;
    const begin = performance.now();
    const ids = await answer(prompt, () => {
      first ||= performance.now();
    });
    const end = performance.now();
    if (ids.length !== prompt.generate) {
      throw new Error(`${ids.length} tokens instead of ${prompt.generate}`);
    }
    if (loaded === 0) {
      loaded = load + first - begin;
    } else {
      runs.push({
        length: prompt.ids.length,
        generated: prompt.generate,
        ttft_ms: first - begin,
        total_ms: end - begin,
        text: text(ids),
      });
    }
  }
  console.log(JSON.stringify({ load_ms: load, load_to_first_ms: loaded, peak_kib: peakKib(), runs }));
  process.exit(0);
}
