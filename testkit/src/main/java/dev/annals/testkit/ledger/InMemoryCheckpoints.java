package dev.annals.testkit.ledger;

import dev.annals.platform.ledger.Checkpoints;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps checkpoints on the heap. */
public final class InMemoryCheckpoints implements Checkpoints {

    private final NavigableMap<Long, Signed> bySize = new TreeMap<>();
    private final Set<Long> followed = new HashSet<>();
    private Runnable beforeAdd = () -> {};

    /** From now on something happens before a checkpoint is kept; it may throw, as a killed process stops. */
    public void beforeAdd(Runnable happening) {
        beforeAdd = happening;
    }

    /** Every checkpoint, of the smallest tree first. */
    public synchronized List<Signed> all() {
        return List.copyOf(bySize.values());
    }

    /** Puts a checkpoint in place of another, as one who owns the database can. */
    public synchronized void replace(Signed checkpoint) {
        bySize.put(checkpoint.checkpoint().size(), checkpoint);
    }

    @Override
    public synchronized Optional<Signed> newest() {
        return Optional.ofNullable(bySize.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized List<Signed> before(long below, int limit) {
        return bySize.headMap(below, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Signed> behind(long above, int limit) {
        return bySize.tailMap(above, false).values().stream().limit(limit).toList();
    }

    @Override
    public boolean add(Signed checkpoint, long after) {
        beforeAdd.run();
        synchronized (this) {
            if (bySize.containsKey(checkpoint.checkpoint().size()) || !followed.add(after)) {
                return false;
            }
            bySize.put(checkpoint.checkpoint().size(), checkpoint);
            return true;
        }
    }
}
