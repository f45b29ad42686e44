package dev.annals.platform.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends out objects that are costly to make and serve one thread at a time: ciphers, hashes, compressors. Unlike
 * thread-locals it also pays off on virtual threads, of which each may need its tool only once.
 *
 * @param <T> the tool; whoever takes one has it alone until giving it back
 */
public final class Pool<T> {

    private static final int SLOTS = 32;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> maker;
    private final Consumer<T> end;

    /**
     * @param maker makes one when none is free
     * @param end releases what a superfluous one holds outside of the heap
     */
    public Pool(Supplier<T> maker, Consumer<T> end) {
        this.maker = maker;
        this.end = end;
    }

    /** A pool of objects that hold nothing outside of the heap. */
    public Pool(Supplier<T> maker) {
        this(maker, tool -> {});
    }

    /** A free tool, or a new one. One that failed is better not given back. */
    public T take() {
        int first = firstSlot();
        for (int i = 0; i < SLOTS; i++) {
            int slot = (first + i) & (SLOTS - 1);
            if (slots.getPlain(slot) != null) {
                T tool = slots.getAndSet(slot, null);
                if (tool != null) {
                    return tool;
                }
            }
        }
        return maker.get();
    }

    /** Gives a tool back, fit to be used again. */
    public void give(T tool) {
        int first = firstSlot();
        for (int i = 0; i < SLOTS; i++) {
            int slot = (first + i) & (SLOTS - 1);
            if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, tool)) {
                return;
            }
        }
        end.accept(tool);
    }

    private static int firstSlot() {
        return (int) Thread.currentThread().threadId() & (SLOTS - 1);
    }
}
