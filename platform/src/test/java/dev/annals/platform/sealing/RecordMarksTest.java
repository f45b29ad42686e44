package dev.annals.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annals.api.Events;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class RecordMarksTest {

    record Unnamed(String text) {}

    @Wire(name = "test.no-subject")
    record NoSubject(@Personal @Nullable String text) {}

    @Wire(name = "test.two-subjects")
    record TwoSubjects(
            @Subject FragmentId a,
            @Subject FragmentId b,
            @Personal @Nullable String text) {}

    @Wire(name = "test.odd-subject")
    record OddSubject(@Subject UUID a, @Personal @Nullable String text) {}

    @Wire(name = "test.never-null")
    record NeverNull(@Subject FragmentId a, @Personal String text) {}

    @Wire(name = "test.own-subject")
    record OwnSubject(@Subject @Personal @Nullable FragmentId a) {}

    record Inside(@Personal @Nullable String text) {}

    @Wire(name = "test.hidden")
    record Hidden(@Subject FragmentId a, Map<String, List<Inside>> hidden) {}

    @Wire(name = "test.sealed-inside")
    record SealedInside(
            @Subject FragmentId a,
            @Personal @Nullable List<Inside> inside,
            int count,
            long sum,
            double share,
            boolean on) {}

    @Test
    void everyEventKeepsTheRules() {
        assertThat(Events.all()).allSatisfy(RecordShape::of);
    }

    @Test
    void marksThatContradictAreRefusedAndExplained() {
        refused(new Unnamed("x"), "@Wire");
        refused(new NoSubject("x"), "exactly one @Subject");
        FragmentId id = new FragmentId(new UUID(1, 1));
        refused(new TwoSubjects(id, id, "x"), "exactly one @Subject");
        refused(new OddSubject(id.value(), "x"), "not a FragmentId");
        refused(new NeverNull(id, "x"), "@Nullable");
        refused(new OwnSubject(id), "both");
        refused(new Hidden(id, Map.of()), "hidden with personal data inside");
    }

    @Test
    void recordsInsideAPersonalComponentMayBePersonal() {
        SealedRecords records = new SealedRecords(new RecordingSubjectKeys());
        SealedInside value = new SealedInside(
                new FragmentId(new UUID(1, 1)), List.of(new Inside("x"), new Inside(null)), -3, 1L << 50, 0.1, true);

        assertThat(records.read(records.write(value), SealedInside.class)).isEqualTo(value);
    }

    private static void refused(Record value, String because) {
        SealedRecords records = new SealedRecords(new RecordingSubjectKeys());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> records.write(value))
                .withMessageContaining(because);
    }
}
