package dev.annals.projections;

import dev.annals.platform.events.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A projection that fails at the positions it is told to. */
final class Poisonable<S extends Record> implements Projection<S> {

    private final Projection<S> real;
    private final Set<Long> poisoned = new HashSet<>();
    private int version = 1;

    Poisonable(Projection<S> real) {
        this.real = real;
    }

    void poison(long position) {
        poisoned.add(position);
    }

    void heal() {
        poisoned.clear();
    }

    void version(int changed) {
        version = changed;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Class<S> document() {
        return real.document();
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return real.keys(recorded);
    }

    @Override
    public @Nullable S evolve(String key, @Nullable S current, RecordedEvent recorded) {
        if (poisoned.contains(recorded.position())) {
            throw new ArithmeticException("poison");
        }
        return real.evolve(key, current, recorded);
    }
}
