package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.query.identity.ProfileReads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds suggestions that still stand: of profiles that are two, and not erased, and on which nobody has decided. */
public final class SuggestionReads {

    private static final Comparator<Suggestion> ORDER = Comparator.comparingDouble(Suggestion::weight)
            .reversed()
            .thenComparing(suggestion -> suggestion.id().one())
            .thenComparing(suggestion -> suggestion.id().other());

    private final Suggestions suggestions;
    private final ProfileReads profiles;

    public SuggestionReads(Suggestions suggestions, ProfileReads profiles) {
        this.suggestions = suggestions;
        this.profiles = profiles;
    }

    String processor() {
        return suggestions.processor();
    }

    /** @throws Rejected with {@code NOT_FOUND} when nobody is known by the fragment */
    FragmentId profileOf(FragmentId fragment) {
        return profiles.profile(fragment).id();
    }

    Found found(@Nullable Long atLeast) {
        return suggestions.current(atLeast);
    }

    /**
     * A page of suggestions, most probable first.
     *
     * @param of only those about this profile; null for all
     * @param cursor the {@code next} of the page before; null for the first
     */
    Page<Standing> page(Found found, @Nullable FragmentId of, int limit, @Nullable String cursor) {
        Predicate<Suggestion> isBehind = cursor == null ? each -> true : behind(cursor);
        List<Standing> page = new ArrayList<>();
        for (Suggestion suggestion : found.suggestions()) {
            if ((of == null || names(suggestion.id(), of)) && isBehind.test(suggestion)) {
                if (page.size() == limit) {
                    return new Page<>(page, cursor(page.getLast().suggestion()));
                }
                standing(suggestion).ifPresent(page::add);
            }
        }
        return new Page<>(page, null);
    }

    /** @throws Rejected with {@code NOT_FOUND} when there is no such suggestion, or it stands no more */
    Standing one(Found found, SuggestionId id) {
        return found.suggestions().stream()
                .filter(suggestion -> suggestion.id().equals(id))
                .findFirst()
                .flatMap(this::standing)
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND,
                        "This is not suggested, or not any more: the profiles or what is known of them have changed."));
    }

    private Optional<Standing> standing(Suggestion suggestion) {
        SuggestionId id = suggestion.id();
        Optional<MergeTree> one =
                profiles.tree(id.one()).filter(tree -> tree.root().equals(id.one()));
        Optional<MergeTree> other =
                profiles.tree(id.other()).filter(tree -> tree.root().equals(id.other()));
        if (one.isEmpty() || other.isEmpty() || isDecided(id, one.orElseThrow(), other.orElseThrow())) {
            return Optional.empty();
        }
        return one.flatMap(profiles::folded)
                .flatMap(left -> other.flatMap(profiles::folded).map(right -> new Standing(suggestion, left, right)));
    }

    private static boolean isDecided(SuggestionId id, MergeTree one, MergeTree other) {
        List<FragmentDocument> documents = Stream.of(one, other)
                .flatMap(tree -> tree.members().values().stream())
                .toList();
        return Verdicts.of(documents)
                .by(fragment -> one.members().containsKey(fragment)
                        ? one.root()
                        : other.members().containsKey(fragment) ? other.root() : fragment)
                .speakAgainst(id);
    }

    private static boolean names(SuggestionId id, FragmentId profile) {
        return id.one().equals(profile) || id.other().equals(profile);
    }

    private static String cursor(Suggestion last) {
        return Long.toHexString(Double.doubleToLongBits(last.weight())) + "." + last.id();
    }

    private static Predicate<Suggestion> behind(String cursor) {
        try {
            int dot = cursor.indexOf('.');
            double weight = Double.longBitsToDouble(Long.parseUnsignedLong(cursor.substring(0, Math.max(0, dot)), 16));
            SuggestionId id = SuggestionId.of(cursor.substring(dot + 1));
            Suggestion last = new Suggestion(id, 0, weight, 0, List.of());
            return suggestion -> ORDER.compare(suggestion, last) > 0;
        } catch (IllegalArgumentException notACursor) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
    }

    /**
     * A suggestion that stands.
     *
     * @param suggestion the suggestion
     * @param one the profile of the lesser id, as it is now
     * @param other the other profile, as it is now
     */
    record Standing(Suggestion suggestion, Profile one, Profile other) {}
}
