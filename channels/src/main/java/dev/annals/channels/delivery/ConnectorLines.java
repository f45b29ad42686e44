package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.Pace;
import dev.annals.platform.delivery.StoredConnector;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line for each connector that is set up, begins it anew when its settings change, and feeds all of them from the
 * log. A connector that cannot be begun keeps what it has to send.
 */
final class ConnectorLines extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorLines.class);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final ConnectorBook book;
    private final Map<String, ConnectorKind> kinds;
    private final EventLog log;
    private final Outbox outbox;
    private final Attempt attempt;
    private final ConnectorStore claims;
    private final String owner;
    private final Consumer<RecordOutcome> recording;
    private final InstantSource clock;
    private final Map<String, Running> lines = new ConcurrentHashMap<>();

    private record Running(StoredConnector stored, ConnectorLine line, Optional<FeedLine> feed) {}

    ConnectorLines(
            ConnectorBook book,
            Map<String, ConnectorKind> kinds,
            EventLog log,
            Outbox outbox,
            Attempt attempt,
            ConnectorStore claims,
            String owner,
            Consumer<RecordOutcome> recording,
            InstantSource clock) {
        super(Thread.ofVirtual().name("annals-outbox"), PACE);
        this.book = book;
        this.kinds = Map.copyOf(kinds);
        this.log = log;
        this.outbox = outbox;
        this.attempt = attempt;
        this.claims = claims;
        this.owner = owner;
        this.recording = recording;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        try {
            boolean isMore = outbox.read();
            follow();
            return isMore ? Duration.ofMillis(1) : PACE;
        } catch (RuntimeException away) {
            LOG.warn("Deliveries have to wait: {}", away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }

    /** The circuit of a connector: {@code closed} where it sends, {@code stopped} where it has no line, as where people come for what waits. */
    String circuit(String key) {
        Running running = lines.get(key);
        return running == null ? "stopped" : running.line().circuit();
    }

    private void follow() {
        Set<String> wanted = new HashSet<>();
        for (StoredConnector stored : book.all()) {
            if (stored.isEnabled() && !isAskedFor(stored)) {
                wanted.add(stored.key());
                Running running = lines.get(stored.key());
                if (running == null || !running.stored().equals(stored)) {
                    stop(stored.key());
                    begin(stored);
                }
            }
        }
        for (String key : Set.copyOf(lines.keySet())) {
            if (!wanted.contains(key)) {
                stop(key);
            }
        }
    }

    private boolean isAskedFor(StoredConnector stored) {
        ConnectorKind kind = kinds.get(stored.kind());
        return kind != null && kind.isAskedFor();
    }

    private void begin(StoredConnector stored) {
        ConnectorKind kind = kinds.get(stored.kind());
        if (kind == null) {
            LOG.warn("The connector {} is of the kind {}, which is not known here", stored.key(), stored.kind());
            return;
        }
        ConnectorSettings settings = ConnectorSettings.of(kind, stored.settings());
        connect(kind, stored, settings).ifPresent(connector -> {
            ConnectorLine line = new ConnectorLine(
                    stored.key(),
                    outbox.queue(stored.key()),
                    connector,
                    Pace.of(settings),
                    attempt,
                    claims,
                    owner,
                    recording,
                    ConnectorLine.usualPauses(),
                    clock);
            Optional<FeedLine> feed = kind.feed(settings)
                    .map(told ->
                            new FeedLine(stored.key(), log, told, claims, owner, ConnectorLine.usualPauses(), clock));
            line.start();
            feed.ifPresent(FeedLine::start);
            lines.put(stored.key(), new Running(stored, line, feed));
        });
    }

    private static Optional<ChannelConnector> connect(
            ConnectorKind kind, StoredConnector stored, ConnectorSettings settings) {
        try {
            return Optional.of(kind.connect(settings));
        } catch (RuntimeException wrong) {
            LOG.warn(
                    "The connector {} cannot be begun: {}",
                    stored.key(),
                    wrong.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void stop(String key) {
        Running running = lines.remove(key);
        if (running != null) {
            running.line().stop();
            running.feed().ifPresent(FeedLine::stop);
        }
    }

    @Override
    public void stop() {
        super.stop();
        Set.copyOf(lines.keySet()).forEach(this::stop);
    }
}
