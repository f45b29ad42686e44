package dev.annals.platform.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.InlineTest;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ComputedTraits;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.condition.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays the tests that stand in a definition, each on a clock of its own, and says what came out otherwise. */
public final class InlineTests {

    private static final Instant T0 = Instant.parse("2027-01-04T10:00:00Z");
    private static final FragmentId SOMEBODY = new FragmentId(new UUID(0x616e6e616c73L, 1));

    private InlineTests() {}

    /**
     * What a test came to.
     *
     * @param name what it is to show
     * @param flaws what is otherwise than expected; empty when it passed
     * @param trail everything that was decided, for those who look why
     */
    public record Result(String name, List<String> flaws, List<JourneyRunEvent> trail) {

        /** Whether all is as expected. */
        public boolean passed() {
            return flaws.isEmpty();
        }
    }

    /** Plays all tests of a journey, its holdout left aside. */
    public static List<Result> play(Journey journey) {
        Journey.Policies is = journey.policies();
        Journey everybody = new Journey(
                journey.key(),
                journey.name(),
                journey.owner(),
                journey.zone(),
                journey.purpose(),
                journey.transactional(),
                journey.entry(),
                journey.goal(),
                journey.exits(),
                new Journey.Policies(
                        is.quietHours(),
                        is.caps(),
                        0,
                        is.salt(),
                        is.expires(),
                        is.resumePerHour(),
                        is.shadow(),
                        is.inFlight()),
                journey.steps(),
                journey.tests());
        Edition edition = Edition.draft(everybody);
        return journey.tests().stream().map(test -> play(edition, test)).toList();
    }

    private static Result play(Edition edition, InlineTest test) {
        List<JourneyRunEvent> trail = new ArrayList<>();
        Told person = new Told(test);
        Simulation simulation = new Simulation(
                edition,
                person,
                (channel, at) -> test.held().get(channel),
                SOMEBODY,
                (event, state) -> trail.add(event));
        int number = 0;
        for (InlineTest.Happening happening : test.happenings()) {
            Instant at = T0.plus(happening.at());
            Map<String, @Nullable Object> properties = new HashMap<>(happening.properties());
            person.deeds.add(new Deed(new UUID(1, number), happening.name(), InteractionType.TRACK, at, properties));
            UUID event = new UUID(1, number);
            number++;
            if (edition.journey().entry().on() instanceof Trigger.Membership door
                    && happening.name().equals("segment:" + door.segment())) {
                simulation.moves(event, door.segment(), door.entered(), at);
            } else if (edition.journey().entry().on() instanceof Trigger.Day door
                    && happening.name().equals("date:" + door.trait())) {
                simulation.enters(event, at, "the day", properties);
            } else {
                simulation.happens(event, happening.name(), at, properties);
            }
        }
        simulation.advance(T0.plus(edition.journey().policies().expires()).plusSeconds(1));
        return new Result(test.name(), flaws(test, trail), List.copyOf(trail));
    }

    private static List<String> flaws(InlineTest test, List<JourneyRunEvent> trail) {
        List<String> flaws = new ArrayList<>();
        String exit = null;
        int sends = 0;
        List<String> visits = new ArrayList<>();
        for (JourneyRunEvent event : trail) {
            switch (event) {
                case JourneyRunEvent.RunEnded it -> exit = it.reason();
                case JourneyRunEvent.SendEnded it when it.outcome().equals("sent") -> sends++;
                case JourneyRunEvent.StepEntered it -> visits.add(it.step());
                default -> {}
            }
        }
        if (trail.stream().noneMatch(JourneyRunEvent.RunStarted.class::isInstance)) {
            flaws.add("nobody entered");
        }
        if (test.exit() != null && !test.exit().equals(exit)) {
            flaws.add("exit is " + exit + ", expected " + test.exit());
        }
        if (test.sends() >= 0 && test.sends() != sends) {
            flaws.add("sends are " + sends + ", expected " + test.sends());
        }
        if (!test.visits().isEmpty() && !test.visits().equals(visits)) {
            flaws.add("steps are " + visits + ", expected " + test.visits());
        }
        return flaws;
    }

    /** Somebody of whom only the test tells. */
    private static final class Told implements Facts {

        private final InlineTest test;
        private final List<Deed> deeds = new ArrayList<>();

        Told(InlineTest test) {
            this.test = test;
        }

        @Override
        public boolean holds(Condition condition, Instant at) {
            Map<String, Held> traits = new HashMap<>();
            test.traits().forEach((name, value) -> traits.put(name, new Held(value, Instant.EPOCH)));
            return CompiledCondition.of(condition)
                    .at(
                            new Person(
                                    SOMEBODY,
                                    traits,
                                    Set.of(),
                                    Person.Past.of(List.copyOf(deeds)),
                                    Permissions.NONE,
                                    Set.of(),
                                    (tag, then) -> new Tags.Answer(
                                            Boolean.TRUE.equals(test.traits().get("tag:" + tag)),
                                            Instant.MAX,
                                            "the test says so",
                                            List.of()),
                                    (person, key, then) -> new ComputedTraits.Answer(
                                            test.traits().get("computed:" + key), Instant.MAX, List.of())),
                            at)
                    .holds();
        }

        @Override
        public boolean isIn(String segment, Instant at) {
            return Boolean.TRUE.equals(test.traits().get("segment:" + segment));
        }

        @Override
        public Answer consent(String purpose, String channel, Instant at) {
            String held = test.held().get(channel);
            return new Answer(held == null, held == null ? "consent_given" : held);
        }

        @Override
        public @Nullable Object trait(String path) {
            return Matching.at(test.traits(), path);
        }

        @Override
        public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
            return deeds.stream()
                    .anyMatch(deed -> deed.at().isAfter(after)
                            && !deed.at().isAfter(until)
                            && Matching.isMeant(trigger, String.valueOf(deed.name()), deed.properties(), begun));
        }
    }
}
