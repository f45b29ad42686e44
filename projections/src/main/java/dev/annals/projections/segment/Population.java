package dev.annals.projections.segment;

import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.ComputedTraits;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Past;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.projections.identity.SourcePriority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes of facts about fragments what conditions ask: one person, told by all fragments of the tree. */
final class Population {

    private final Woods woods;
    private final SourcePriority priority;

    Population(Woods woods, SourcePriority priority) {
        this.woods = woods;
        this.priority = priority;
    }

    /** Makes a population of woods. */
    interface Maker {
        Population of(Woods woods);
    }

    /**
     * The person of a root.
     *
     * @param segments the segments the person is in
     * @param given whether one of these gives a tag
     * @param computed what is computed of people
     */
    Person person(
            int root,
            Facts facts,
            ConsentPolicy policy,
            Set<String> segments,
            Predicate<String> given,
            ComputedTraits computed) {
        FragmentId profile = Objects.requireNonNull(woods.id(root));
        if (woods.isAlone(root)) {
            FragmentFacts own = facts.of(woods, root);
            return new Person(
                    profile,
                    new HeldTraits(List.of(own), facts.dictionary(), priority),
                    own.accounts(),
                    own::deeds,
                    facts.needs().consents()
                            ? (purpose, channel, at) -> Permissions.of(
                                            new PersonConsents(Map.of(profile, own.consents())), policy)
                                    .of(purpose, channel, at)
                            : Permissions.NONE,
                    segments,
                    Tags.of(tag -> puts(List.of(own), tag), given),
                    computed);
        }
        List<Integer> members = woods.members(root);
        Map<FragmentId, Consents> said = new HashMap<>();
        List<FragmentFacts> all = new ArrayList<>(members.size());
        Set<String> accounts = new HashSet<>();
        for (int member : members) {
            FragmentId id = woods.id(member);
            if (id != null) {
                FragmentFacts own = facts.of(woods, member);
                all.add(own);
                accounts.addAll(own.accounts());
                said.put(id, own.consents());
            }
        }
        return new Person(
                profile,
                new HeldTraits(all, facts.dictionary(), priority),
                accounts,
                new SharedPast(all),
                facts.needs().consents() ? Permissions.of(new PersonConsents(said), policy) : Permissions.NONE,
                segments,
                Tags.of(tag -> puts(all, tag), given),
                computed);
    }

    /** The value of a trait of the person of a root, as the dictionary codes it. */
    int code(int root, Facts facts, String trait) {
        Claim winner = new HeldTraits(told(root, facts), facts.dictionary(), priority).winner(trait);
        return winner == null ? Dictionary.NOTHING : winner.value();
    }

    /** What the person of a root did. */
    Past past(int root, Facts facts) {
        return woods.isAlone(root) ? facts.of(woods, root)::deeds : new SharedPast(told(root, facts));
    }

    private List<FragmentFacts> told(int root, Facts facts) {
        return woods.isAlone(root)
                ? List.of(facts.of(woods, root))
                : woods.members(root).stream()
                        .map(member -> facts.of(woods, member))
                        .toList();
    }

    private static List<Tags.Put> puts(List<FragmentFacts> members, String tag) {
        return members.stream()
                .map(member -> member.tags().get(tag))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What several fragments did, put in order once for each name that is asked for. */
    private static final class SharedPast implements Past {

        private final List<FragmentFacts> members;
        private final Map<@Nullable String, List<Deed>> known = new HashMap<>(4);

        SharedPast(List<FragmentFacts> members) {
            this.members = members;
        }

        @Override
        public List<Deed> of(@Nullable String name) {
            return known.computeIfAbsent(name, this::together);
        }

        private List<Deed> together(@Nullable String name) {
            List<Deed> only = List.of();
            List<Deed> all = null;
            for (FragmentFacts member : members) {
                List<Deed> own = member.deeds(name);
                if (only.isEmpty()) {
                    only = own;
                } else if (!own.isEmpty()) {
                    all = all == null ? new ArrayList<>(only) : all;
                    all.addAll(own);
                }
            }
            if (all == null) {
                return only;
            }
            all.sort(FragmentFacts.IN_ORDER);
            return all;
        }
    }
}
