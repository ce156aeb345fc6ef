package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.device.CacheMemory;
import dev.toolace.onnx.internal.graph.CacheTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a graph gives out in new memory after each run, and takes in again: caches that grow by copying, states of
 * convolutions and recurrences. It cannot be cut, but it can be kept as it was at a place: the latest mark, and the one
 * that was last returned to, which is where prompts of one conversation part. Confined to one decoder.
 */
final class CarriedState {
    private final List<CacheTensor> tensors;
    private final CacheMemory memory;
    /** What ONNX Runtime makes room for; it always takes main memory. */
    private final Set<String> requested;
    /** Memory for the others, which the next run writes. */
    private Map<String, CacheMemory.Block> fresh = Map.of();
    private @Nullable Place now;
    private @Nullable Place latest;
    private @Nullable Place anchor;

    /** The values after a number of tokens: of the result of a run, and of memory that it was given. */
    private record Place(OrtSession.Result values, Map<String, CacheMemory.Block> blocks, int length) {
        OnnxTensor value(CacheTensor tensor) {
            CacheMemory.Block block = blocks.get(tensor.present());
            return block == null ? (OnnxTensor) values.get(tensor.present()).orElseThrow() : block.tensor();
        }

        void close() {
            values.close();
            blocks.values().forEach(CacheMemory.Block::close);
        }
    }

    CarriedState(List<CacheTensor> tensors, CacheMemory memory) {
        this.tensors = tensors;
        this.memory = memory;
        this.requested = tensors.stream().filter(tensor -> !memory.places(tensor)).map(CacheTensor::present)
                .collect(Collectors.toSet());
    }

    /** Outputs that a run must give in memory of its own. */
    Set<String> requested() {
        return requested;
    }

    /** Puts the places for the other outputs of a run into a map, after which there will be so many tokens. */
    void outputs(Map<String, OnnxValue> outputs, int length) throws OrtException {
        closeFresh();
        Map<String, CacheMemory.Block> blocks = new LinkedHashMap<>();
        fresh = blocks;
        for (CacheTensor tensor : tensors) {
            if (memory.places(tensor)) {
                CacheMemory.Block block = memory.blank(tensor, length);
                blocks.put(tensor.present(), block);
                outputs.put(tensor.present(), block.tensor());
            }
        }
    }

    /** Puts the inputs of the next run into a map. */
    void inputs(Map<String, OnnxTensorLike> inputs, Step step) throws OrtException {
        Place from = now;
        for (CacheTensor tensor : tensors) {
            inputs.put(tensor.past(), from == null ? step.empty(tensor) : from.value(tensor));
        }
    }

    /** Takes over the values of a run, after which there are so many tokens. */
    void advance(OrtSession.Result values, int length) {
        Place before = now;
        // The past belongs to the previous result, which had to stay open until the run was over.
        now = new Place(values, fresh, length);
        fresh = Map.of();
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
            place.close();
        }
    }

    /** Frees what a run was to write that did not end well. */
    private void closeFresh() {
        fresh.values().forEach(CacheMemory.Block::close);
        fresh = Map.of();
    }

    void close() {
        restore(0);
        closeFresh();
    }
}
