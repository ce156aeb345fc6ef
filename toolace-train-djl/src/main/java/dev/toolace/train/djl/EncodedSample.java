package dev.toolace.train.djl;

/**
 * A sample as the model sees it.
 *
 * @param ids token ids
 * @param weights the loss weight of predicting each id from those before it; 0 for the first
 */
record EncodedSample(int[] ids, float[] weights) {

    int length() {
        return ids.length;
    }
}
