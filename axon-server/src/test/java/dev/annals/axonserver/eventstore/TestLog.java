package dev.annals.axonserver.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.testkit.InMemorySubjectKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An empty log with its engine, and events to put into it. */
final class TestLog implements AutoCloseable {

    final HikariDataSource database = TestPostgres.emptyLog();
    final DataSourceTransactionManager springTransactions = new DataSourceTransactionManager(database);
    final TransactionManager transactions = new SpringTransactionManager(springTransactions);
    final List<Integer> prefetched = new ArrayList<>();
    final PostgresEventStorageEngine engine;

    TestLog(int pageSize) {
        engine = new PostgresEventStorageEngine(
                database,
                transactions,
                new EventSerializer(new SealedRecords(new InMemorySubjectKeys()), StoredNames.ofTheHouse()),
                NoOpEventUpcaster.INSTANCE,
                streams -> prefetched.add(streams.size()),
                (events, nanos) -> {},
                new Bell(),
                pageSize);
    }

    static DomainEventMessage<PersonalDataRead> event(FragmentId stream, long sequence) {
        return event(stream, sequence, UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    static DomainEventMessage<PersonalDataRead> event(FragmentId stream, long sequence, UUID id, Instant at) {
        return new GenericDomainEventMessage<>(
                "access",
                stream.toString(),
                sequence,
                new GenericMessage<>(
                        id.toString(),
                        new PersonalDataRead(stream, stream, "profile", "purpose " + sequence),
                        MetaData.emptyInstance()),
                at);
    }

    static List<DomainEventMessage<PersonalDataRead>> events(FragmentId stream, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> event(stream, i)).toList();
    }

    static FragmentId stream() {
        return new FragmentId(UUID.randomUUID());
    }

    @Override
    public void close() {
        database.close();
    }
}
