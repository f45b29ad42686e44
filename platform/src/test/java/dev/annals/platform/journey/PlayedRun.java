package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.StartRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run that a test carries on step by step on a clock of its own. */
final class PlayedRun {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final KnownFacts person = new KnownFacts();
    final List<JourneyRunEvent> decisions = new ArrayList<>();
    Instant now = NOON;
    boolean isPaused;
    Edition edition;
    RunState state = RunState.NONE;
    private final FragmentId run;
    private final FragmentId profile;

    PlayedRun(String yaml) {
        this(yaml, new FragmentId(new UUID(7, 7)));
    }

    PlayedRun(String yaml, FragmentId profile) {
        this(edition(yaml, 1), profile);
    }

    PlayedRun(Edition edition, FragmentId profile) {
        this.edition = edition;
        this.profile = profile;
        this.run = new FragmentId(new UUID(9, profile.value().getLeastSignificantBits()));
    }

    static Edition edition(String yaml, int version) {
        return Edition.of(
                JourneyYaml.read("test.yaml", yaml, Surroundings.UNKNOWN), version, "", yaml, NOON, "system", version);
    }

    List<JourneyRunEvent> enters(Map<String, @Nullable Object> properties) {
        return enters(UUID.randomUUID(), properties);
    }

    List<JourneyRunEvent> enters(UUID trigger, Map<String, @Nullable Object> properties) {
        return take(Interpreter.start(
                edition,
                state,
                new StartRun(run, "test", profile, trigger, 1, now, "the test", null, new Begun("k", properties)),
                person,
                now));
    }

    List<JourneyRunEvent> happens(String name, Map<String, @Nullable Object> properties) {
        return does(new ChangeRun.Tell(run, UUID.randomUUID(), name, now, properties));
    }

    List<JourneyRunEvent> wakes() {
        now = Objects.requireNonNull(state.position().until());
        return does(new ChangeRun.Wake(run, state.position().visit()));
    }

    List<JourneyRunEvent> settles(String outcome, String reason) {
        return does(new ChangeRun.TellOutcome(
                run, Objects.requireNonNull(state.position().delivery()), outcome, reason));
    }

    List<JourneyRunEvent> does(ChangeRun change) {
        return does(change, edition);
    }

    List<JourneyRunEvent> does(ChangeRun change, Edition next) {
        return take(Interpreter.on(edition, state, change, person, now, isPaused, next));
    }

    FragmentId run() {
        return run;
    }

    private List<JourneyRunEvent> take(List<JourneyRunEvent> more) {
        more.forEach(event -> state = state.after(event));
        decisions.addAll(more);
        return more;
    }

    void stands(String step) {
        assertThat(state.isActive()).isTrue();
        assertThat(state.position().step()).isEqualTo(step);
    }

    void ended(String reason) {
        assertThat(state.isActive()).isFalse();
        assertThat(decisions.getLast())
                .isInstanceOfSatisfying(
                        JourneyRunEvent.RunEnded.class,
                        it -> assertThat(it.reason()).isEqualTo(reason));
    }

    <E> List<E> all(Class<E> kind) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
