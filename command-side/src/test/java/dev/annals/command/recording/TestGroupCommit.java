package dev.annals.command.recording;

import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.StoreFailures;
import dev.annals.testkit.InMemorySubjectKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;

/** Group commit on a backbone in memory. */
public final class TestGroupCommit {

    /** Knows no store but one that is away when a test says so. */
    public static final StoreFailures FAILURES = new StoreFailures() {
        @Override
        public boolean isStoreAway(Throwable failure) {
            return failure instanceof StoreAway;
        }

        @Override
        public String describe(Throwable failure) {
            return failure.getClass().getSimpleName();
        }
    };

    /** What appends to a store fail with that is away. */
    static final class StoreAway extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final Duration USUAL_PAUSE = Duration.ofMillis(2);

    private TestGroupCommit() {}

    public static GroupCommit on(InMemoryBackbone backbone) {
        return on(backbone, new NotedSerialisations());
    }

    public static GroupCommit on(InMemoryBackbone backbone, SubjectKeys keys) {
        return on(backbone, keys, new NotedSerialisations(), false, USUAL_PAUSE);
    }

    static GroupCommit on(InMemoryBackbone backbone, Duration pause) {
        return on(backbone, new InMemorySubjectKeys(), new NotedSerialisations(), false, pause);
    }

    static GroupCommit on(InMemoryBackbone backbone, NotedSerialisations serialisations) {
        return on(backbone, new InMemorySubjectKeys(), serialisations, false, USUAL_PAUSE);
    }

    /** One of several processes. */
    static GroupCommit amongOthers(InMemoryBackbone backbone) {
        return on(backbone, new InMemorySubjectKeys(), new NotedSerialisations(), true, USUAL_PAUSE);
    }

    private static GroupCommit on(
            InMemoryBackbone backbone,
            SubjectKeys keys,
            NotedSerialisations serialisations,
            boolean othersWrite,
            Duration pause) {
        GroupAppender appender = new GroupAppender(
                backbone.store(),
                backbone,
                NoTransactionManager.INSTANCE,
                keys,
                FAILURES,
                new Snapshots(backbone.store(), FAILURES, Runnable::run, 50),
                Clock.systemUTC(),
                UUID::randomUUID,
                1_000,
                othersWrite,
                new SimpleMeterRegistry(),
                event -> {});
        return new GroupCommit(
                appender, new SealingAhead(keys, serialisations, FAILURES), new GroupCommit.Limits(100, 1_000, pause));
    }
}
