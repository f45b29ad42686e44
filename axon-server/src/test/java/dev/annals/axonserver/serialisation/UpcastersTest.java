package dev.annals.axonserver.serialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.testkit.InMemorySubjectKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpcastersTest {

    /** As it was once: the store and the shop in one text. */
    @Wire(name = "test.visited")
    record VisitedOnce(
            @Subject FragmentId person,
            String place,
            @Personal @Nullable String note) {}

    /** As it is today. */
    @Wire(name = "test.visited", revision = 3)
    record Visited(
            @Subject FragmentId person,
            String shop,
            int floor,
            @Personal @Nullable String note) {}

    private final SealedRecords codec = new SealedRecords(new InMemorySubjectKeys());
    private final EventSerializer serializer = new EventSerializer(codec, new StoredNames(List.of(Visited.class)));
    private final FragmentId person = new FragmentId(UUID.randomUUID());

    private final Upcasters upcasters = new Upcasters(List.of(
            new Upcasters.Step("test.visited", 1, tree -> {
                tree.set("shop", tree.remove("place"));
                return tree;
            }),
            new Upcasters.Step("test.visited", 2, tree -> tree.put("floor", 1))));

    @Test
    void anOldEventIsReadAsTodaysWithItsSealedPartsUntouched() {
        byte[] stored = codec.write(new VisitedOnce(person, "Taipei 101", "with a friend"));

        DomainEventMessage<?> read = read(stored, "1", upcasters);

        assertThat(read.getPayloadType()).isEqualTo(Visited.class);
        assertThat(read.getPayload()).isEqualTo(new Visited(person, "Taipei 101", 1, "with a friend"));
    }

    @Test
    void anEventInBetweenTakesTheStepsThatAreLeft() {
        byte[] stored = codec.write(new Visited(person, "Ginza", 9, null));

        assertThat(read(stored, "3", upcasters).getPayload()).isEqualTo(new Visited(person, "Ginza", 9, null));
        assertThat(read(stored, "2", upcasters).getPayload()).isEqualTo(new Visited(person, "Ginza", 1, null));
    }

    @Test
    void anOldEventWithoutAStepIsUnknown() {
        byte[] stored = codec.write(new VisitedOnce(person, "Taipei 101", null));

        DomainEventMessage<?> read = read(stored, "1", new Upcasters(List.of()));

        assertThat(read.getPayloadType()).isEqualTo(UnknownEvent.class);
        assertThatThrownBy(read::getPayload)
                .rootCause()
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("test.visited, revision 1");
    }

    private DomainEventMessage<?> read(byte[] stored, String revision, Upcasters steps) {
        DomainEventData<byte[]> row = new GenericDomainEventEntry<>(
                "test",
                person.toString(),
                0,
                UUID.randomUUID().toString(),
                Instant.now(),
                "test.visited",
                revision,
                stored,
                new byte[0]);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, steps)
                .next();
    }
}
