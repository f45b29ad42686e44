package dev.annals.testkit;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.StoredConnector;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** No connector is set up, and whoever claims deliveries gets them: nobody else does. What connectors were told is kept. */
public final class UnclaimedConnectors implements ConnectorStore {

    private final Map<String, Long> told = new ConcurrentHashMap<>();

    @Override
    public List<StoredConnector> all() {
        return List.of();
    }

    @Override
    public void put(StoredConnector connector) {
        throw new UnsupportedOperationException("No connector is set up here");
    }

    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public String process() {
        return "this process";
    }

    @Override
    public Set<FragmentId> claim(Collection<FragmentId> deliveries, String owner, Duration within) {
        return Set.copyOf(deliveries);
    }

    @Override
    public void release(Collection<FragmentId> deliveries, String owner) {}

    @Override
    public long toldUpTo(String connector, long otherwise) {
        return told.computeIfAbsent(connector, none -> otherwise);
    }

    @Override
    public boolean noteTold(String connector, long before, long position) {
        return told.replace(connector, before, position);
    }
}
