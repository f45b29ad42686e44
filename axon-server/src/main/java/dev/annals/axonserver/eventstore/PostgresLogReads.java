package dev.annals.axonserver.eventstore;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** One indexed query for each question. */
public final class PostgresLogReads implements LogReads {

    private final PostgresEventStorageEngine engine;
    private final JdbcTemplate jdbc;

    public PostgresLogReads(PostgresEventStorageEngine engine, DataSource log) {
        this.engine = engine;
        this.jdbc = new JdbcTemplate(log);
    }

    @Override
    public List<? extends DomainEventMessage<?>> newest(String stream, long before, int limit) {
        return engine.newest(stream, before, limit);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> stream(String stream, long fromSequence) {
        return engine.readEvents(stream, fromSequence).asStream();
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> all(long afterPosition) {
        long end = head();
        return engine.readEvents(new GlobalSequenceTrackingToken(afterPosition), false)
                .takeWhile(event -> position(event) <= end)
                .map(event -> (DomainEventMessage<?>) event);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> named(Set<String> names, long afterPosition) {
        return Stream.<List<? extends DomainEventMessage<?>>>iterate(
                        engine.named(names, afterPosition),
                        page -> !page.isEmpty(),
                        page -> engine.named(names, position((TrackedEventMessage<?>) page.getLast())))
                .flatMap(List::stream);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> named(Set<String> names, String stream, long fromSequence) {
        return Stream.<List<? extends DomainEventMessage<?>>>iterate(
                        engine.named(names, stream, fromSequence),
                        page -> !page.isEmpty(),
                        page -> engine.named(names, stream, page.getLast().getSequenceNumber() + 1))
                .flatMap(List::stream);
    }

    @Override
    public List<? extends DomainEventMessage<?>> at(Collection<Long> positions) {
        return engine.at(positions);
    }

    @Override
    public Optional<Long> positionOf(UUID id) {
        return jdbc.query(EventSql.POSITION_OF, (row, index) -> row.getLong(1), id).stream()
                .findFirst();
    }

    @Override
    public long head() {
        return engine.head();
    }

    @Override
    public Optional<Instant> timeAfter(long position) {
        return jdbc.query(EventSql.AT_OR_AFTER, (row, index) -> Micros.instant(row.getLong(2)), position + 1).stream()
                .findFirst();
    }

    @Override
    public Map<FragmentId, Long> heads(Collection<FragmentId> streams) {
        Map<FragmentId, Long> heads = HashMap.newHashMap(streams.size());
        jdbc.query(
                EventSql.LAST_SEQUENCES,
                statement -> statement.setObject(
                        1, UuidArray.of(streams.stream().map(FragmentId::value).toList())),
                row -> {
                    heads.put(new FragmentId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        return heads;
    }

    @Override
    public Set<UUID> existing(Collection<UUID> ids) {
        Set<UUID> found = new HashSet<>();
        jdbc.query(EventSql.EXISTING, statement -> statement.setObject(1, UuidArray.of(ids)), row -> {
            found.add(row.getObject(1, UUID.class));
        });
        return found;
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
