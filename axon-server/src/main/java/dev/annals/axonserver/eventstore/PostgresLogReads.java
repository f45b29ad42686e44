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
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** One indexed query for each question. */
public final class PostgresLogReads implements LogReads {

    private static final int WORTH_SHARING = 100;

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
        return named(names, afterPosition, event -> event);
    }

    @Override
    public <T> Stream<T> named(
            Set<String> names, long afterPosition, Function<DomainEventMessage<?>, @Nullable T> opening) {
        PagesAhead<StoredEvent, T> pages = new PagesAhead<>(
                PostgresEventStorageEngine.PAGE_OF_NAMED,
                engine.named(names, afterPosition),
                page -> engine.named(names, page.getLast().position()),
                page -> opened(engine.messages(page), opening));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    /** Few are opened the sooner by one, many by all processors. */
    private static <T> List<T> opened(
            List<? extends DomainEventMessage<?>> page, Function<DomainEventMessage<?>, @Nullable T> opening) {
        Stream<? extends DomainEventMessage<?>> messages =
                page.size() < WORTH_SHARING ? page.stream() : page.parallelStream();
        return messages.<T>mapMulti((message, taker) -> {
                    T opened = opening.apply(message);
                    if (opened != null) {
                        taker.accept(opened);
                    }
                })
                .toList();
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
