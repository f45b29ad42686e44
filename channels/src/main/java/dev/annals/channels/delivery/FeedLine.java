package dev.annals.channels.delivery;

import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.OutcomeFeed;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.ToldOutcome;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.rounds.Rounds;
import io.github.resilience4j.core.IntervalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one connector what becomes of messages, from when that was first wanted on, in the order of the log. How far it is
 * is kept behind what was told, so that whatever a crash leaves uncertain is told again; one process at a time tells it.
 */
final class FeedLine extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLine.class);
    private static final int BATCH = 200;
    private static final Duration CLAIMED = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration TURN_OF_ANOTHER = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final String key;
    private final FragmentId turn;
    private final EventLog log;
    private final OutcomeFeed feed;
    private final ConnectorStore store;
    private final String owner;
    private final IntervalFunction pauses;
    private final InstantSource clock;

    private Instant claimedUntil = Instant.EPOCH;
    private long told;
    private long read;
    private int failures;

    /**
     * @param owner the process
     * @param pauses how long to wait before it is told again, by how often that failed
     */
    FeedLine(
            String key,
            EventLog log,
            OutcomeFeed feed,
            ConnectorStore store,
            String owner,
            IntervalFunction pauses,
            InstantSource clock) {
        super(Thread.ofVirtual().name("annals-outcomes-" + key), Duration.ZERO);
        this.key = key;
        this.turn = new FragmentId(UUID.nameUUIDFromBytes(("outcomes of " + key).getBytes(StandardCharsets.UTF_8)));
        this.log = log;
        this.feed = feed;
        this.store = store;
        this.owner = owner;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            return isClaimed() ? tellNext() : TURN_OF_ANOTHER;
        } catch (RuntimeException away) {
            LOG.warn(
                    "The connector {} is told later what became of messages: {}",
                    key,
                    away.getClass().getSimpleName());
            claimedUntil = Instant.EPOCH;
            return AFTER_FAILURE;
        }
    }

    /** A claim is renewed in time; where it was lost, another may have told more meanwhile. */
    private boolean isClaimed() {
        Instant now = clock.instant();
        if (now.isBefore(claimedUntil.minus(CLAIMED.dividedBy(2)))) {
            return true;
        }
        boolean isMine = store.claim(Set.of(turn), owner, CLAIMED).contains(turn);
        if (isMine && !now.isBefore(claimedUntil)) {
            told = store.toldUpTo(key, log.head());
            read = told;
        }
        claimedUntil = isMine ? now.plus(CLAIMED) : Instant.EPOCH;
        return isMine;
    }

    private Duration tellNext() throws InterruptedException {
        long head = log.head();
        List<RecordedEvent> next = head <= read ? List.of() : next();
        if (next.isEmpty()) {
            read = Math.max(read, head);
            return IDLE;
        }
        List<ToldOutcome> outcomes = outcomes(next);
        ProviderAnswer answer = outcomes.isEmpty() ? new Accepted(null) : feed.tell(outcomes);
        return switch (answer) {
            case Accepted ignored -> wasTold(next.getLast().position());
            case Refused it -> later(it.reason());
            case Unavailable it -> later(it.reason());
        };
    }

    private List<RecordedEvent> next() {
        try (Stream<RecordedEvent> events = log.all(read, ToldOutcome.INTEREST)) {
            return events.limit(BATCH).toList();
        }
    }

    private List<ToldOutcome> outcomes(List<RecordedEvent> events) {
        Map<FragmentId, List<RecordedEvent>> streams = new HashMap<>();
        return events.stream()
                .filter(each -> each.event() instanceof OfDelivery)
                .map(each -> ToldOutcome.of(each, streams.computeIfAbsent(each.stream(), this::stream)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<RecordedEvent> stream(FragmentId delivery) {
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            return events.toList();
        }
    }

    private Duration wasTold(long position) {
        if (failures > 0) {
            LOG.info("The connector {} is told again what becomes of messages", key);
        }
        failures = 0;
        if (store.noteTold(key, told, position)) {
            told = position;
            read = position;
            return Duration.ZERO;
        }
        claimedUntil = Instant.EPOCH;
        return IDLE;
    }

    private Duration later(String reason) {
        if (failures++ == 0) {
            LOG.warn("The connector {} cannot be told what becomes of messages: {}", key, reason);
        }
        return Duration.ofMillis(pauses.apply(failures));
    }

    @Override
    public void stop() {
        super.stop();
        feed.close();
    }
}
