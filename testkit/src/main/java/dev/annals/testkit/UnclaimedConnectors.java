package dev.annals.testkit;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.StoredConnector;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** No connector is set up, and whoever claims deliveries gets them: nobody else does. */
public final class UnclaimedConnectors implements ConnectorStore {

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
}
