package dev.annals.command.recording;

import dev.annals.testkit.InMemorySubjectKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;

/** Group commit on a backbone in memory. */
public final class TestGroupCommit {

    private TestGroupCommit() {}

    public static GroupCommit on(InMemoryBackbone backbone) {
        return on(backbone, new NotedSerialisations());
    }

    static GroupCommit on(InMemoryBackbone backbone, NotedSerialisations serialisations) {
        InMemorySubjectKeys keys = new InMemorySubjectKeys();
        GroupAppender appender = new GroupAppender(
                backbone.store(),
                backbone,
                NoTransactionManager.INSTANCE,
                keys,
                new Snapshots(backbone.store(), Runnable::run, 50),
                Clock.systemUTC(),
                UUID::randomUUID,
                1_000,
                new SimpleMeterRegistry());
        return new GroupCommit(appender, new SealingAhead(keys, serialisations), new GroupCommit.Limits(100, 1_000));
    }
}
