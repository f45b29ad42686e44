package dev.annals.api.audit;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.consent.PurposeEvent.CollectionRefused;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;

/** Says in one plain sentence what happened to a purpose or a consent. */
final class ConsentDescription {

    private ConsentDescription() {}

    static String of(ConsentEvent event) {
        return switch (event) {
            case Decided it -> decided(it);
            case ConsentUsed it ->
                "A message used up the consent to " + about(it.key()) + " that was given at " + it.givenAt() + ".";
            case ConsentNoted it ->
                "It was noted that " + it.members().size() + " further identifiers of the profile say something about"
                        + " consent.";
            case ConsentRetracted it ->
                it.records().size() + " decisions drawn from the interaction " + it.interaction()
                        + " do not count any more, because it was retracted.";
            case ConsentRestored it ->
                it.records().size() + " decisions drawn from the interaction " + it.interaction()
                        + " count again, because it does.";
        };
    }

    static String of(PurposeEvent event) {
        return switch (event) {
            case PurposesPublished it -> "Version " + it.version() + " of the purposes was published.";
            case CollectionRefused it ->
                it.count() + " interactions of the source " + it.source() + " were not stored, because the purpose \""
                        + it.purpose() + "\" was refused: " + it.reason() + ".";
        };
    }

    private static String decided(Decided event) {
        ConsentTerms terms = event.terms();
        return "Consent to " + about(terms.key()) + " was " + what(event) + " at " + terms.at() + " by the "
                + terms.expressedBy().wireName() + ", taken by " + terms.source() + " (" + terms.method() + ")"
                + (terms.notice() == null
                        ? "."
                        : ", on the notice \"" + terms.notice().notice() + "\" in version "
                                + terms.notice().version() + " ("
                                + terms.notice().language() + ").");
    }

    private static String what(Decided event) {
        return switch (event.state()) {
            case REQUESTED -> "asked for";
            case EXPIRED -> "declared out of date";
            case UNKNOWN, GIVEN, RENEWED, REFUSED, WITHDRAWN, TERMINATED, INVALIDATED ->
                event.state().wireName();
        };
    }

    private static String about(ConsentKey key) {
        return "the purpose \"" + key.purpose() + "\" by "
                + (key.channel().equals(ConsentKey.ANY) ? "any channel" : "the channel \"" + key.channel() + "\"");
    }
}
