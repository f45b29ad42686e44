package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.SuggestionId;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What people have decided about pairs: those kept apart, and suggestions that were dismissed. */
final class Verdicts {

    private final Set<SuggestionId> dismissed = new HashSet<>();
    private final Set<SuggestionId> apart = new HashSet<>();

    /** Those in which the given fragments are named. */
    static Verdicts of(Collection<FragmentDocument> documents) {
        Verdicts verdicts = new Verdicts();
        documents.forEach(verdicts::add);
        return verdicts;
    }

    void add(FragmentDocument document) {
        Place place = document.place();
        place.apart().forEach(each -> apart.add(SuggestionId.of(document.fragment(), each.other(), 0)));
        place.dismissed()
                .forEach(each -> dismissed.add(SuggestionId.of(document.fragment(), each.other(), each.evidence())));
    }

    /** The same about the profiles that the fragments belong to. */
    Verdicts by(UnaryOperator<FragmentId> root) {
        Verdicts byProfile = new Verdicts();
        move(dismissed, byProfile.dismissed, root);
        move(apart, byProfile.apart, root);
        return byProfile;
    }

    /** Whether somebody has decided against this suggestion already. */
    boolean speakAgainst(SuggestionId suggestion) {
        return dismissed.contains(suggestion)
                || apart.contains(new SuggestionId(suggestion.one(), suggestion.other(), 0));
    }

    private static void move(Set<SuggestionId> from, Set<SuggestionId> to, UnaryOperator<FragmentId> root) {
        for (SuggestionId each : from) {
            FragmentId one = root.apply(each.one());
            FragmentId other = root.apply(each.other());
            if (!one.equals(other)) {
                to.add(SuggestionId.of(one, other, each.evidence()));
            }
        }
    }
}
