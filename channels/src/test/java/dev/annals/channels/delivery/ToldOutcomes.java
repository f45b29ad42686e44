package dev.annals.channels.delivery;

import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ToldOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What became of one mail to one person. */
public final class ToldOutcomes {

    public static final FragmentId PERSON = new FragmentId(new UUID(6, 1));
    public static final FragmentId DELIVERY = new FragmentId(new UUID(6, 2));

    private ToldOutcomes() {}

    public static List<ToldOutcome> of(Outcome... outcomes) {
        return Stream.of(outcomes)
                .map(outcome -> new ToldOutcome(
                        UUID.randomUUID(),
                        DELIVERY,
                        PERSON,
                        outcome.wireName(),
                        Instant.parse("2026-06-01T12:00:00Z"),
                        null,
                        null,
                        null,
                        "marketing",
                        Origin.journey("welcome", 3, new FragmentId(new UUID(6, 3)), "mail"),
                        "email",
                        "mail",
                        "mia@example.com"))
                .toList();
    }
}
