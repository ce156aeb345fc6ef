package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.graph.CacheTensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a graph gives out in new memory after each run, and takes in again: caches that grow by copying, states of
 * convolutions and recurrences. It cannot be cut, but it can be kept as it was at a place: the latest mark, and the one
 * that was last returned to, which is where prompts of one conversation part. Confined to one decoder.
 */
final class CarriedState {
    private final List<CacheTensor> tensors;
    private final Set<String> outputs = new LinkedHashSet<>();
    private @Nullable Place now;
    private @Nullable Place latest;
    private @Nullable Place anchor;

    /** The values after a number of tokens; they belong to the result of a run. */
    private record Place(OrtSession.Result values, int length) { }

    CarriedState(List<CacheTensor> tensors) {
        this.tensors = tensors;
        tensors.forEach(tensor -> outputs.add(tensor.present()));
    }

    /** Outputs that a run must give. */
    Set<String> outputs() {
        return outputs;
    }

    /** Puts the inputs of the next run into a map. */
    void inputs(Map<String, OnnxTensorLike> inputs, Step step) throws OrtException {
        Place from = now;
        for (CacheTensor tensor : tensors) {
            inputs.put(tensor.past(), from == null ? step.empty(tensor)
                    : (OnnxTensor) from.values().get(tensor.present()).orElseThrow());
        }
    }

    /** Takes over the values of a run, after which there are so many tokens. */
    void advance(OrtSession.Result values, int length) {
        Place before = now;
        // The past belongs to the previous result, which had to stay open until the run was over.
        now = new Place(values, length);
        closeUnused(before);
    }

    /** Keeps the values of now. */
    void mark() {
        Place before = latest;
        latest = now;
        closeUnused(before);
    }

    /** The most tokens, up to a number, that can be returned to. */
    int restorable(int most) {
        int found = 0;
        for (Place place : new @Nullable Place[] {now, latest, anchor}) {
            if (place != null && place.length() <= most) {
                found = Math.max(found, place.length());
            }
        }
        return found;
    }

    /** Returns to a number of tokens that {@link #restorable} gave. */
    void restore(int length) {
        Place target = null;
        for (Place place : new @Nullable Place[] {now, latest, anchor}) {
            target = length > 0 && place != null && place.length() == length ? place : target;
        }
        Place[] old = places();
        now = target;
        latest = target;
        anchor = target;
        for (Place place : old) {
            closeUnused(place);
        }
    }

    private Place[] places() {
        return Stream.of(now, latest, anchor).filter(Objects::nonNull).distinct()
                .toArray(Place[]::new);
    }

    private void closeUnused(@Nullable Place place) {
        if (place != null && place != now && place != latest && place != anchor) {
            place.values().close();
        }
    }

    void close() {
        restore(0);
    }
}
