package dev.annals.axonserver.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.ledger.LogRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresLogRowsIT {

    private final TestLog log = new TestLog(100);
    private final PostgresLogRows rows = new PostgresLogRows(log.database);
    private final JdbcTemplate jdbc = new JdbcTemplate(log.database);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anEmptyLogHasNoRows() {
        assertThat(rows.after(-1, 10)).isEmpty();
    }

    @Test
    void aRowIsWhatTheTableHoldsByteForByte() {
        FragmentId stream = TestLog.stream();
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-03-01T10:00:00.123456Z");
        log.engine.appendEvents(List.of(TestLog.event(stream, 0, id, at)));

        LogRow row = rows.after(-1, 10).getFirst();

        assertThat(row.position()).isEqualTo(1);
        assertThat(row.stream()).isEqualTo(stream.value());
        assertThat(row.sequence()).isZero();
        assertThat(row.id()).isEqualTo(id);
        assertThat(row.streamType()).isEqualTo("access");
        assertThat(row.payloadType()).isEqualTo("access.personal-data-read");
        assertThat(row.revision()).isEqualTo("1");
        assertThat(row.micros()).isEqualTo(1_772_359_200_123_456L);
        assertThat(row.metaData()).isNull();
        assertThat(row.payload())
                .isEqualTo(jdbc.queryForObject("select payload from annals.domain_event", byte[].class));
    }

    @Test
    void metaDataComeAsTheyAreStored() {
        FragmentId stream = TestLog.stream();
        log.engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                "access",
                stream.toString(),
                0,
                new GenericMessage<>(
                        UUID.randomUUID().toString(),
                        TestLog.event(stream, 0).getPayload(),
                        MetaData.with("actor", "admin:kay")),
                Instant.now())));

        assertThat(rows.after(-1, 1).getFirst().metaData())
                .isEqualTo(jdbc.queryForObject("select meta_data from annals.domain_event", byte[].class))
                .isNotEmpty();
    }

    @Test
    void pagesFollowEachOtherOverHolesToTheEnd() {
        FragmentId stream = TestLog.stream();
        log.engine.appendEvents(TestLog.events(stream, 0, 250));
        jdbc.update("delete from annals.domain_event where global_index in (7, 100, 101, 250)");

        List<Long> positions = new ArrayList<>();
        List<LogRow> page = rows.after(-1, 40);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(40);
            page.forEach(row -> positions.add(row.position()));
            page = rows.after(positions.getLast(), 40);
        }

        assertThat(positions)
                .hasSize(246)
                .isSorted()
                .doesNotContain(7L, 100L, 101L, 250L)
                .doesNotHaveDuplicates();
    }
}
