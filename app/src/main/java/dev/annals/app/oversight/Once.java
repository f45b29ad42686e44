package dev.annals.app.oversight;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first asked for, and remembers it. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> making;
    private volatile @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T known = made;
        if (known == null) {
            known = making.get();
            made = known;
        }
        return known;
    }
}
