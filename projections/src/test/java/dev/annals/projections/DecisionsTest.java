package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.audit.AuditIndex;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.delivery.AudienceProjection;
import dev.annals.projections.delivery.DeliveryProjection;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.journey.DatedProjection;
import dev.annals.projections.journey.RunProjection;
import dev.annals.projections.privacy.ErasureProjection;
import dev.annals.projections.quarantine.QuarantineProjection;
import dev.annals.projections.request.RequestProjection;
import dev.annals.projections.segment.MembershipProjection;
import dev.annals.projections.segment.SegmentHistoryProjection;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.SampleEvents;
import dev.annals.testkit.TestFragmentIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionsTest {

    private static final FragmentId STREAM = new FragmentId(new UUID(1, 2));

    private static final List<Projection<?>> PROJECTIONS = List.of(
            new ProfileProjection(new InMemoryEventLog()),
            new ConsentProjection(),
            new QuarantineProjection(),
            new ErasureProjection(),
            new RequestProjection(),
            new RunProjection(),
            new DatedProjection(new TestFragmentIds(), new InMemoryEventLog()),
            new DeliveryProjection(),
            new AudienceProjection(),
            new MembershipProjection(),
            new SegmentHistoryProjection(),
            new AuditIndex(new AuditLists(new TestFragmentIds())));

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyProjectionHandlesOrIgnoresEveryEvent(Event event) {
        for (Projection<?> projection : PROJECTIONS) {
            assertThatCode(() -> fold(projection, event)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void noProjectionPassesOverAnEventThatChangesItsDocuments(Event event) {
        for (String actor : List.of("system", "source:shop", "compliance:ada")) {
            RecordedEvent recorded = recorded(event, actor);
            for (Projection<?> projection : PROJECTIONS) {
                boolean isOfInterest =
                        projection.interest().in(event.getClass(), recorded::cause) && projection.changes(event);

                assertThat(isOfInterest || projection.keys(recorded).isEmpty())
                        .as("%s on %s", projection.name(), event.getClass())
                        .isTrue();
            }
        }
    }

    @Test
    void anEventThatNobodyDecidedOnIsRefused() {
        record Stray() implements Event {}

        for (Projection<?> projection : PROJECTIONS) {
            assertThatCode(() -> fold(projection, new Stray())).hasMessageContaining("No decision on");
        }
    }

    private static Stream<Event> everyEvent() {
        return SampleEvents.ofEveryKind();
    }

    private static <S extends Record> void fold(Projection<S> projection, Event event) {
        RecordedEvent recorded = recorded(event, "system");
        projection.keys(recorded).forEach(key -> projection.evolve(key, null, recorded));
    }

    private static RecordedEvent recorded(Event event, String actor) {
        return new RecordedEvent(new UUID(5, 6), STREAM, 0, 1, Instant.parse("2026-01-01T00:00:00Z"), actor, event);
    }
}
