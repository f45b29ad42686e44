package dev.annals.app.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where a visit unfolds: its own clock, its own chance, and the interactions said so far. */
final class Stage {

    private final Person person;
    private final Visit visit;
    private final RandomGenerator random;
    private final List<Message> said = new ArrayList<>();
    private Instant now;

    Stage(Person person, Visit visit) {
        this.person = person;
        this.visit = visit;
        this.random = Chance.of(person.seed(), 1_000 + visit.turn());
        this.now = visit.start();
    }

    Person person() {
        return person;
    }

    Visit visit() {
        return visit;
    }

    Country country() {
        return person.country();
    }

    RandomGenerator random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Lets a moment pass. */
    Instant soon(int seconds) {
        now = now.plusMillis(800 + random.nextInt(seconds * 1_000));
        return now;
    }

    /** A number for an order, a mail or a call, as the system concerned would give it. */
    String numbered(String prefix) {
        return prefix
                + Chance.hex(person.seed(), 2_000_000L + visit.turn() * 100L + said.size())
                        .substring(0, 10);
    }

    void say(Draft draft) {
        long turn = 10_000_000L + visit.turn() * 1_000L + said.size();
        said.add(draft.as(Chance.uuid(person.seed(), turn).toString()));
    }

    List<Message> said() {
        return List.copyOf(said);
    }

    Map<String, Object> clientContext(String library, String version, String userAgent) {
        return Map.of(
                "library", Map.of("name", library, "version", version),
                "userAgent", userAgent,
                "ip", person.ip(),
                "locale", country().locale(),
                "timezone", country().zone().getId());
    }
}
