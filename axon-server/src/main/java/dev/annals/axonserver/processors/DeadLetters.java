package dev.annals.axonserver.processors;

import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.platform.events.Processors.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/** The events that processors could not handle: Axon's queues, and a view of them without opening any event. */
public final class DeadLetters {

    private static final int CAP = 1_000_000;

    private static final String COLUMNS = """
            select deadLetterIdentifier, processingGroup, sequenceIdentifier, tokenType, token, payloadType, causeType,
                   enqueuedAt
            from readstore.deadLetterEntry""";

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer events;
    private final Serializer tokens;
    private final JdbcTemplate jdbc;

    public DeadLetters(DataSource readStore, TransactionManager transactions, Serializer events, Serializer tokens) {
        this.connections = new SpringDataSourceConnectionProvider(readStore);
        this.transactions = transactions;
        this.events = events;
        this.tokens = tokens;
        this.jdbc = new JdbcTemplate(readStore);
    }

    /** The queue of one processor. Its caps are so high that parking does not stop a processor. */
    SequencedDeadLetterQueue<EventMessage<?>> queue(String processor) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processor)
                .maxSequences(CAP)
                .maxSequenceSize(CAP)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DeadLetterSchema.builder()
                        .deadLetterTable("readstore.deadLetterEntry")
                        .build())
                .eventSerializer(events)
                .genericSerializer(tokens)
                .build();
    }

    List<DeadLetter> oldest(String processor, int limit) {
        return jdbc.query(
                COLUMNS + " where processingGroup = ? order by enqueuedAt, sequenceIdentifier, sequenceIndex limit ?",
                (row, index) -> letter(row),
                processor,
                limit);
    }

    Optional<DeadLetter> find(String processor, String id) {
        return jdbc
                .query(
                        COLUMNS + " where processingGroup = ? and deadLetterIdentifier = ?",
                        (row, index) -> letter(row),
                        processor,
                        id)
                .stream()
                .findFirst();
    }

    /** The sequences with parked events, oldest first. */
    List<String> sequences(String processor) {
        return jdbc.queryForList("""
                select sequenceIdentifier from readstore.deadLetterEntry where processingGroup = ?
                group by sequenceIdentifier order by min(enqueuedAt)""", String.class, processor);
    }

    long count(String processor) {
        Long count = jdbc.queryForObject(
                "select count(*) from readstore.deadLetterEntry where processingGroup = ?", Long.class, processor);
        return count == null ? 0 : count;
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        byte[] token = row.getBytes(5);
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                token != null && TokenSerializer.POSITION.equals(row.getString(4))
                        ? Long.parseLong(new String(token, StandardCharsets.UTF_8))
                        : -1,
                row.getString(6),
                row.getString(7) == null ? "waits behind another" : row.getString(7),
                row.getString(8));
    }
}
