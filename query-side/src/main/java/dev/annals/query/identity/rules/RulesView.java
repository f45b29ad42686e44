package dev.annals.query.identity.rules;

import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.InitialRules;
import dev.annals.platform.identity.RulesLog.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the identity rules.
 *
 * @param version the version, from 1
 * @param retroactive whether it holds for the past as well
 * @param text the file as it was published
 * @param by who published it; null for the rules Annals comes with
 * @param at when; null for the rules Annals comes with
 * @param position the position of its event; null for the rules Annals comes with
 * @param application how far it is applied to the past; null unless it is in force and holds for the past
 */
record RulesView(
        int version,
        boolean retroactive,
        String text,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable Long position,
        @Nullable Application application) {

    /** The rules that hold until others are published. */
    static RulesView of(InitialRules initial) {
        return new RulesView(initial.rules().version(), false, initial.text(), null, null, null, null);
    }

    /** Rules that were published. */
    static RulesView of(RecordedEvent publication, RulesPublished published, @Nullable Application application) {
        return new RulesView(
                published.rules().version(),
                isRetroactive(published.rules()),
                published.text(),
                publication.actor(),
                publication.at(),
                publication.position(),
                application);
    }

    static boolean isRetroactive(IdentityRules rules) {
        return rules.appliesFrom() < rules.version();
    }

    /**
     * How far rules are applied to the past.
     *
     * @param state {@code under-way} or {@code done}
     * @param identifiers how many identifiers were brought to what they say
     * @param remaining how many are known to differ yet; null while nobody has looked
     * @param split how many profiles were split off others
     * @param merged how many profiles became part of others
     */
    record Application(
            String state, long identifiers, @Nullable Integer remaining, int split, int merged) {

        static @Nullable Application of(Standing standing) {
            return standing.published() != null
                            && standing.published().event() instanceof RulesPublished published
                            && isRetroactive(published.rules())
                    ? new Application(
                            standing.applied() ? "done" : "under-way",
                            standing.fragments(),
                            standing.remaining() < 0 ? null : standing.remaining(),
                            standing.split(),
                            standing.merged())
                    : null;
        }
    }
}
