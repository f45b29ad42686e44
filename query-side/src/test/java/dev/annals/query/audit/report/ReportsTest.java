package dev.annals.query.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.AccessDenied;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.GateVerdict;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.request.DenialReason;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.testkit.InMemoryEventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

    private static final FragmentId MIA = new FragmentId(new UUID(1, 1));
    private static final FragmentId JOE = new FragmentId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    /** To be answered by the 10th of February, in Brussels. */
    private static final Due DUE = new Due(
            "Europe/Brussels",
            LocalDate.parse("2026-01-10"),
            null,
            LocalDate.parse("2026-02-10"),
            LocalDate.parse("2026-04-10"));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Reports reports = new Reports(log, Clock.fixed(NOW, ZoneOffset.UTC));

    @Nested
    class OfConsents {

        @Test
        void decisionsAreCountedByDayAndWhatStandsIsCarriedOn() {
            said(MIA, ConsentState.GIVEN, "2026-02-20T10:00:00Z");
            said(JOE, ConsentState.GIVEN, "2026-03-01T10:00:00Z");
            said(MIA, ConsentState.WITHDRAWN, "2026-03-02T10:00:00Z");

            assertThat(made("consent", "2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z", Periods.DAY))
                    .containsExactly(
                            line("2026-03-01", "given", 1, 2),
                            line("2026-03-02", "given", 0, 1),
                            line("2026-03-02", "withdrawn", 1, 1),
                            line("2026-03-03", "given", 0, 1),
                            line("2026-03-03", "withdrawn", 0, 1));
        }

        @Test
        void aLateOlderDecisionIsCountedAndStandsForNothing() {
            said(MIA, ConsentState.WITHDRAWN, "2026-03-01T10:00:00Z");
            decided(MIA, ConsentState.GIVEN, "2026-02-01T10:00:00Z", "2026-03-02T10:00:00Z");

            assertThat(made("consent", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", Periods.DAY))
                    .containsExactly(line("2026-03-02", "given", 1, 0), line("2026-03-02", "withdrawn", 0, 1));
        }

        @Test
        void whatWasSaidBeforeOnlyStands() {
            said(MIA, ConsentState.GIVEN, "2026-02-20T10:00:00Z");

            assertThat(made("consent", null, null, Periods.MONTH))
                    .containsExactly(line("2026-02", "given", 1, 1), line("2026-03", "given", 0, 1));
            assertThat(made("consent", "2026-03-01T00:00:00Z", null, Periods.MONTH))
                    .containsExactly(line("2026-03", "given", 0, 1));
        }

        private List<Object> line(String period, String decision, long times, long standing) {
            return List.of(period, "marketing", "email", "acme", decision, times, standing);
        }
    }

    @Test
    void accessIsCountedByWhoDidWhatAndNothingOutsideOfThePeriod() {
        append(new PersonalDataRead(MIA, MIA, "profile", "support"), "service:shop", "2026-02-28T10:00:00Z");
        append(new PersonalDataRead(MIA, MIA, "profile", "support"), "service:shop", "2026-03-01T10:00:00Z");
        append(new PersonalDataRead(MIA, JOE, "profile", "support"), "service:shop", "2026-03-03T10:00:00Z");
        Instant then = Instant.parse("2026-03-03T11:00:00Z");
        append(new AccessDenied(MIA, 403, "GET /api/v1/audit", null, 7, then, then), "system", then.toString());

        assertThat(made("access", "2026-03-01T00:00:00Z", null, Periods.WEEK))
                .containsExactly(
                        List.of("2026-W09", "service", "service:shop", "read", "profile", "support", 1L),
                        List.of("2026-W10", "service", "service:shop", "read", "profile", "support", 1L),
                        List.of("2026-W10", "system", "system", "denied 403", "GET /api/v1/audit", "", 7L));
    }

    @Test
    void requestsAreHeldToTheDeadlineThatWasInForce() {
        received(MIA, "2026-01-10T10:00:00Z");
        received(JOE, "2026-01-10T11:00:00Z");
        append(new RequestExtended(JOE, DUE.afterExtension(), null), "compliance:ada", "2026-02-01T10:00:00Z");
        append(new RequestCompleted(MIA, 3, null, List.of()), "system", "2026-02-10T23:00:00Z");
        append(new RequestDenied(JOE, DenialReason.SUSPECTED_FRAUD, null), "compliance:ada", "2026-02-20T10:00:00Z");

        assertThat(made("requests", "2026-01-01T00:00:00Z", null, Periods.MONTH))
                .containsExactly(
                        List.of("2026-01", "erasure", "gdpr", 2L, 0L, 0L, 0L, 0L, 0L, 0L, 2L),
                        List.of("2026-02", "erasure", "gdpr", 0L, 1L, 1L, 0L, 1L, 1L, 1L, 0L));
    }

    @Test
    void erasuresAreCountedWithTheLongestAndWhatIsUnfinished() {
        ordered(MIA, "2026-02-28T23:59:00Z");
        append(new ErasureCompleted(MIA, 3, List.of(), 9, List.of()), "system", "2026-03-01T00:00:30Z");
        ordered(JOE, "2026-03-01T10:00:00Z");

        assertThat(made("erasures", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", Periods.DAY))
                .containsExactly(List.of("2026-03-01", 1L, 1L, 0L, 3L, 90.0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "wishes, 2026-03-01T00:00:00Z, There are the reports consent",
        "access, 2026-04-01T00:00:00Z, is before 'to'",
        "access, 1990-01-01T00:00:00Z, at most 1000 periods"
    })
    void whatCannotBeMadeIsRefusedWithTheReason(String name, Instant from, String reason) {
        assertThatThrownBy(() -> reports.make(name, from, null, Periods.DAY))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatLeavesARegionIsCountedByGroundAndSoIsWhatMayNot() {
        GateVerdict passed = new GateVerdict("residency", "email", GateVerdict.Decision.PASSED, "mechanism_scc");
        GateVerdict other = new GateVerdict("consent", "email", GateVerdict.Decision.PASSED, "given");
        GateVerdict held = new GateVerdict("residency", "email", GateVerdict.Decision.HELD, "no_transfer_mechanism");
        append(
                new DeliveryHandedOver(
                        JOE,
                        MIA,
                        "email",
                        "mailer",
                        "marketing",
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(other, passed),
                        null,
                        null,
                        null),
                "system",
                "2026-03-01T10:00:00Z");
        append(
                new DeliveryHeldBack(JOE, MIA, "residency", "no_transfer_mechanism", List.of(other, held), null),
                "system",
                "2026-03-01T11:00:00Z");

        assertThat(made("cross-border", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", Periods.DAY))
                .containsExactly(
                        List.of("2026-03-01", "handed-over", "mailer", "email", "marketing", "mechanism_scc", 1L),
                        List.of("2026-03-01", "refused", "", "email", "", "no_transfer_mechanism", 1L));
    }

    @Test
    void ofErasuresThoseByRetentionHaveAReportOfTheirOwn() {
        append(
                new ErasureOrdered(JOE, MIA, List.of(MIA), "retention", null, false, List.of()),
                "system",
                "2026-03-01T10:00:00Z");
        append(
                new ErasureOrdered(MIA, MIA, List.of(MIA), "request", null, false, List.of()),
                "system",
                "2026-03-01T10:00:00Z");
        append(new ErasureCompleted(JOE, 1, List.of(), 5, List.of()), "system", "2026-03-01T10:00:01Z");
        append(new ErasureCompleted(JOE, 1, List.of(), 9, List.of()), "system", "2026-03-01T10:00:02Z");

        append(new PurposeExpired(MIA, "analytics", "retention", List.of(), 7), "system", "2026-03-01T10:00:03Z");

        assertThat(made("retention", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", Periods.DAY))
                .containsExactly(List.of("2026-03-01", 1L, 1L, 0L, 1L, 0, 1L, 7L));
    }

    private List<List<Object>> made(String name, @Nullable String from, @Nullable String to, Periods by) {
        return reports.make(name, from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to), by)
                .lines();
    }

    private void said(FragmentId who, ConsentState state, String at) {
        decided(who, state, at, at);
    }

    private void decided(FragmentId who, ConsentState state, String at, String recorded) {
        ConsentTerms terms = new ConsentTerms(
                new ConsentKey("marketing", "email", "acme"),
                Instant.parse(at),
                null,
                0,
                null,
                null,
                "web-form",
                "source:web",
                ExpressedBy.SUBJECT,
                1,
                null,
                List.of(),
                List.of());
        append(ConsentEvent.of(state, who, terms, null), "source:web", recorded);
    }

    private void received(FragmentId request, String at) {
        append(
                new RequestReceived(
                        request,
                        RequestType.ERASURE,
                        "gdpr",
                        "desk",
                        Instant.parse(at),
                        List.of(request),
                        DUE,
                        true,
                        List.of(),
                        null,
                        null,
                        "-",
                        List.of(),
                        null),
                "compliance:ada",
                at);
    }

    private void ordered(FragmentId who, String at) {
        append(new ErasureOrdered(who, who, List.of(who), "request", null, false, List.of()), "compliance:ada", at);
    }

    private void append(Event event, String actor, String at) {
        log.append(
                MIA, event, actor, Instant.parse(at), new UUID(9, log.events().size()));
    }
}
