// llama.cpp through node-llama-cpp.
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { run } from './process.mjs';

await run(async (file, threads) => {
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error, maxThreads: threads });
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({ contextSize: 2048, batchSize: 512, threads });
  const sequence = context.getSequence();
  return async (prompt, first) => {
    await sequence.clearHistory();
    const ids = [];
    for await (const token of sequence.evaluate(prompt.ids, { temperature: 0, yieldEogToken: true })) {
      first();
      ids.push(token);
      if (ids.length === prompt.generate) {
        break;
      }
    }
    return ids;
  };
});
