// What transformers.js makes of conversations, from the same folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// ONNX Runtime 1.29 sends telemetry unless this is set before it loads.
process.env.ORT_DISABLE_TELEMETRY = '1';
const { AutoModelForCausalLM, AutoTokenizer, Tensor, env } = await import('@huggingface/transformers');

env.allowRemoteModels = false;
env.allowLocalModels = true;
env.useFSCache = false;

/** Where the graph is: as genai_config.json says, else where transformers.js looks by itself. */
function place(folder) {
  const config = join(folder, 'genai_config.json');
  if (existsSync(config)) {
    const name = JSON.parse(readFileSync(config, 'utf8')).model.decoder.filename;
    return { subfolder: '', model_file_name: name.replace(/\.onnx$/, '') };
  }
  return existsSync(join(folder, 'model.onnx')) ? { subfolder: '', model_file_name: 'model' } : {};
}

const ids = (numbers) => new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);

/**
 * For each conversation its prompt's text; and for toolace's text its tokens, for toolace's tokens the logits
 * after them and the likeliest continuation, so that one difference does not hide the next.
 */
export async function transformers(folder, conversations, given, count) {
  const options = { local_files_only: true, dtype: 'fp32', ...place(folder) };
  const tokenizer = await AutoTokenizer.from_pretrained(folder, options);
  const model = await AutoModelForCausalLM.from_pretrained(folder, options);
  const answers = [];
  for (const [i, { id, context }] of conversations.entries()) {
    const { messages, ...rest } = context;
    const text = tokenizer.apply_chat_template(messages, { ...rest, tokenize: false });
    const input_ids = tokenizer.encode(given[i].text, { add_special_tokens: false });
    const prompt = given[i].input_ids;
    const input = { input_ids: ids(prompt), attention_mask: ids(prompt.map(() => 1)) };
    const { logits } = await model(input);
    const [, positions, vocabulary] = logits.dims;
    const last = Array.from(logits.data.subarray((positions - 1) * vocabulary, positions * vocabulary));
    // As toolace logits: nothing but the likeliest token counts, and tokens that end an answer do not end it.
    const output = await model.generate({
      ...input, max_new_tokens: count, do_sample: false, repetition_penalty: 1, eos_token_id: null,
    });
    const greedy = output.tolist()[0].slice(prompt.length).map(Number);
    answers.push({ id, text, input_ids, logits: last, greedy });
  }
  await model.dispose();
  return answers;
}
