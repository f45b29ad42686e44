package dev.annals.platform.condition;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.Standing;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.PersonConsents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person's data may be used for, as the one policy on consent says. */
public interface Permissions {

    /** Nothing is allowed. */
    Permissions NONE = (purpose, channel, at) -> new Answer(false, "unknown", Instant.MAX, List.of());

    /**
     * Whether the data may be used.
     *
     * @param purpose the purpose's key
     * @param channel the channel; null where no message is sent
     * @param at when
     */
    Answer of(String purpose, @Nullable String channel, Instant at);

    /**
     * The answer.
     *
     * @param allowed whether they may be used
     * @param reason why, as a stable code
     * @param until the first instant at which time alone may change that
     * @param evidence the record on which it rests
     */
    record Answer(boolean allowed, String reason, Instant until, List<UUID> evidence) {}

    /** What a policy makes of what a person said. */
    static Permissions of(PersonConsents said, ConsentPolicy policy) {
        return (purpose, channel, at) -> {
            var verdict = policy.mayUse(said, Use.of(purpose, channel == null ? ConsentKey.ANY : channel), at);
            var finding = verdict.finding();
            var decisive = finding == null ? null : finding.decisive();
            return new Answer(
                    verdict.allowed(),
                    verdict.reason(),
                    nextEnd(said, at),
                    decisive == null ? List.of() : List.of(decisive.said().record()));
        };
    }

    /** The first instant at which anything that was said ends by itself. */
    private static Instant nextEnd(PersonConsents said, Instant at) {
        return said.members().values().stream()
                .map(Consents::standings)
                .flatMap(List::stream)
                .flatMap(Permissions::words)
                .map(word -> word.terms().until())
                .filter(end -> end != null && end.isAfter(at))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static Stream<Said> words(Standing standing) {
        return Stream.of(standing.spoken(), standing.signalled()).flatMap(Stream::ofNullable);
    }
}
