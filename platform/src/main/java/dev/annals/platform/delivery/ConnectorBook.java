package dev.annals.platform.delivery;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.delivery.Channel;
import dev.annals.platform.freshness.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows which connector performs which channel. Changes by another process are seen about a second later. What no connector
 * performs is written to files by the built-in one, unless the configuration says otherwise.
 */
public final class ConnectorBook {

    /** The key, and the kind, of the connector that writes files. */
    public static final String LOG = "log";

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final ConnectorStore store;
    private final boolean hasLog;
    private final LoadingCache<String, List<StoredConnector>> known;

    /** @param hasLog whether what nobody performs is written to files */
    public ConnectorBook(ConnectorStore store, boolean hasLog) {
        this.store = store;
        this.hasLog = hasLog;
        this.known = Freshness.within(FRESH_FOR).maximumSize(1).build(all -> store.all());
    }

    /** Every connector, the built-in one last. */
    public List<StoredConnector> all() {
        List<StoredConnector> all = new ArrayList<>(known.get("all"));
        if (hasLog && all.stream().noneMatch(each -> each.key().equals(LOG))) {
            all.add(new StoredConnector(LOG, LOG, Channel.all(), true, Map.of(), Instant.EPOCH, "system"));
        }
        return List.copyOf(all);
    }

    /** The connector of a key, if there is one. */
    public Optional<StoredConnector> find(String key) {
        return all().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** Who performs a channel, if anybody does. */
    public Optional<StoredConnector> performing(String channel) {
        return all().stream()
                .filter(each -> each.isEnabled() && each.channels().contains(channel))
                .findFirst();
    }

    /** Sets a connector up, or changes it. */
    public void put(StoredConnector connector) {
        store.put(connector);
        known.invalidate("all");
    }

    /** Takes a connector away; answers whether there was one. */
    public boolean remove(String key) {
        boolean was = store.remove(key);
        known.invalidate("all");
        return was;
    }
}
