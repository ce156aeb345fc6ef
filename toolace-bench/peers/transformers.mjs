// ONNX Runtime through transformers.js, on the same ONNX file.
import { AutoModelForCausalLM, BaseStreamer, env, Tensor } from '@huggingface/transformers';
import { run } from './process.mjs';

env.allowRemoteModels = false;
env.localModelPath = '/';

class FirstToken extends BaseStreamer {
  constructor(first) {
    super();
    this.first = first;
    this.prompt = true;
  }

  put() {
    if (!this.prompt) {
      this.first();
    }
    this.prompt = false;
  }

  end() {}
}

await run(async (folder, threads) => {
  const model = await AutoModelForCausalLM.from_pretrained(folder, {
    dtype: 'fp32',
    device: 'cpu',
    local_files_only: true,
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  });
  return async (prompt, first) => {
    const length = prompt.ids.length;
    const mask = new BigInt64Array(length).fill(1n);
    // A mask that ends with 1 + n makes our exports give the logits of the last n positions only.
    mask[length - 1] = 2n;
    const output = await model.generate({
      input_ids: new Tensor('int64', BigInt64Array.from(prompt.ids, BigInt), [1, length]),
      attention_mask: new Tensor('int64', mask, [1, length]),
      do_sample: false,
      max_new_tokens: prompt.generate,
      min_new_tokens: prompt.generate,
      eos_token_id: -1,
      streamer: new FirstToken(first),
    });
    return Array.from(output.data, Number).slice(length);
  };
});
