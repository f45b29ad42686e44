package dev.annals.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.audit.AuditEntry;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.web.Page;
import dev.annals.query.Api;
import dev.annals.testkit.InMemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogAuditTest {

    private static final AuditFilter ANY = new AuditFilter(null, null, null, null, null, null);

    private final Api api = new Api();
    private final InMemoryEventLog log = api.log();
    private final LogAudit audit = new LogAudit(log, api.bean(ListedPositions.class));

    @AfterEach
    void close() {
        api.close();
    }

    @Nested
    class OfAnEmptyLog {

        @Test
        void thereIsOneEmptyPage() {
            assertThat(audit.page(ANY, null, 10)).isEqualTo(new Page<>(List.of(), null));
        }

        @Test
        void aPeriodIsEmptyToo() {
            AuditFilter period = new AuditFilter(null, null, null, null, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

            assertThat(audit.page(period, null, 10)).isEqualTo(new Page<>(List.of(), null));
        }
    }

    @Nested
    class OfSomeEvents {

        @Test
        void pagesGoFromTheNewestToTheOldestWithoutGapOrRepetition() {
            record(2_500);

            assertThat(walk(ANY, 7))
                    .isEqualTo(LongStream.rangeClosed(1, 2_500)
                            .map(position -> 2_501 - position)
                            .boxed()
                            .toList());
        }

        @Test
        void thePageThatEndsWithTheFirstEventIsTheLast() {
            record(10);

            assertThat(audit.page(ANY, null, 10).next()).isNull();
            assertThat(audit.page(ANY, null, 9).next()).isEqualTo("2");
        }

        @Test
        void actorAndKindNarrowItTogether() {
            record(20);
            read("compliance:ada");
            read("service:shop");
            record(1_500);

            assertThat(walk(new AuditFilter("compliance:ada", null, null, null, null, null), 5))
                    .containsExactly(21L);
            assertThat(walk(new AuditFilter(null, "access.personal-data-read", null, null, null, null), 5))
                    .containsExactly(22L, 21L);
            assertThat(walk(new AuditFilter("compliance:ada", "fragment.opened", null, null, null, null), 5))
                    .isEmpty();
        }

        @Test
        void aRequestWhoseIdSaysWhenItCameIsLookedForThereOnly() {
            Instant came = InMemoryEventLog.BEGINNING.truncatedTo(ChronoUnit.SECONDS);
            String id = "%08x000000000001".formatted(came.getEpochSecond());
            AuditFilter narrowed = new AuditFilter(null, null, id, null, null, came.plusSeconds(5)).narrowed();

            assertThat(narrowed.from()).isEqualTo(came.minusSeconds(60));
            assertThat(narrowed.to()).isEqualTo(came.plusSeconds(5));
            AuditFilter ofASender = new AuditFilter(null, null, "ticket-7", null, null, null);
            assertThat(ofASender.narrowed()).isEqualTo(ofASender);
        }

        @Test
        void aPeriodIncludesItsBeginningAndExcludesItsEnd() {
            record(5_000);
            Instant from = InMemoryEventLog.BEGINNING.plusSeconds(99);

            assertThat(walk(new AuditFilter(null, null, null, null, from, from.plusSeconds(3)), 2))
                    .containsExactly(102L, 101L, 100L);
        }

        @Test
        void anEventIsFoundThoughTheClockOfItsMachineWasSlow() {
            record(200);
            Instant slow = InMemoryEventLog.BEGINNING.plusSeconds(150);
            log.append(id(1), opened(1), "system", slow, new UUID(9, 9));
            log.append(id(1), opened(1), "system", slow.plusSeconds(55), new UUID(9, 10));

            assertThat(walk(new AuditFilter(null, null, null, null, slow, slow.plusSeconds(1)), 5))
                    .containsExactly(201L, 151L);
        }
    }

    @Nested
    class OfALongLog {

        @Test
        void onePageLooksOnlySoFarAndSaysWhereToGoOn() {
            read("compliance:ada");
            record(LogAudit.MOST_SCANNED + 10);

            AuditFilter rare = new AuditFilter("compliance:ada", null, null, null, null, null);
            Page<AuditEntry> first = audit.page(rare, null, 10);

            assertThat(first.items()).isEmpty();
            assertThat(first.next()).isEqualTo("12");
            assertThat(audit.page(rare, first.next(), 10).items())
                    .extracting(AuditEntry::position)
                    .containsExactly(1L);
        }

        @Test
        void anOldPeriodIsFoundAtOnceAndThePagesEndWithIt() {
            record(3 * LogAudit.MOST_SCANNED);
            Instant from = InMemoryEventLog.BEGINNING.plus(Duration.ofSeconds(10_000));

            Page<AuditEntry> only =
                    audit.page(new AuditFilter(null, null, null, null, from, from.plusSeconds(2)), null, 10);

            assertThat(only.items()).extracting(AuditEntry::position).containsExactly(10_002L, 10_001L);
            assertThat(only.next()).isNull();
        }
    }

    @Nested
    class OfAnIndexedLog {

        private final AuditFilter byAda = new AuditFilter("compliance:ada", null, null, null, null, null);

        @Test
        void whatStaffDidIsFoundAtOnceHoweverLongAgo() {
            read("compliance:ada");
            record(LogAudit.MOST_SCANNED + 10);
            api.caughtUp();

            Page<AuditEntry> only = audit.page(byAda, null, 10);

            assertThat(only.items()).extracting(AuditEntry::position).containsExactly(1L);
            assertThat(only.next()).isNull();
        }

        @Test
        void whatTheIndexDoesNotHaveYetIsFoundToo() {
            read("compliance:ada");
            read("service:shop");
            api.caughtUp();
            record(5);
            read("compliance:ada");

            assertThat(walk(byAda, 1)).containsExactly(8L, 1L);
            assertThat(walk(new AuditFilter(null, "access", null, null, null, null), 2))
                    .containsExactly(8L, 2L, 1L);
        }

        @Test
        void routineOfStaffIsInTheirListAndNotInThatOfItsKind() {
            log.append(id(1), opened(1), "admin:root");
            record(3);
            api.caughtUp();

            assertThat(walk(new AuditFilter("admin:root", null, null, null, null, null), 5))
                    .containsExactly(1L);
            assertThat(walk(new AuditFilter(null, "fragment.opened", null, null, null, null), 5))
                    .containsExactly(4L, 3L, 2L, 1L);
        }

        @Test
        void aPeriodCutsAListOnBothSides() {
            for (int i = 0; i < 1_200; i++) {
                read("compliance:ada");
            }
            api.caughtUp();
            Instant from = InMemoryEventLog.BEGINNING.plusSeconds(99);

            assertThat(walk(new AuditFilter("compliance:ada", null, null, null, from, from.plusSeconds(3)), 2))
                    .containsExactly(102L, 101L, 100L);
            assertThat(walk(byAda, 100)).hasSize(1_200).doesNotHaveDuplicates();
        }
    }

    private List<Long> walk(AuditFilter filter, int limit) {
        List<Long> positions = new ArrayList<>();
        String before = null;
        do {
            Page<AuditEntry> page = audit.page(filter, before, limit);
            page.items().forEach(entry -> positions.add(entry.position()));
            before = page.next();
        } while (before != null);
        return positions;
    }

    private void record(int events) {
        for (int i = 0; i < events; i++) {
            log.append(id(i), opened(i));
        }
    }

    private void read(String actor) {
        log.append(id(-1), new PersonalDataRead(id(-1), id(1), "profile", "unstated"), actor);
    }

    private static FragmentOpened opened(int number) {
        return new FragmentOpened(id(number), Namespace.EMAIL, "text");
    }

    private static FragmentId id(int number) {
        return new FragmentId(new UUID(1, number));
    }
}
