package dev.annals.projections.segment;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.platform.trait.Definitions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of people so that some conditions can be answered, and nothing else.
 *
 * @param traits the names of traits
 * @param behaviours what is asked about interactions, by their names
 * @param anything what is asked about interactions of any name; null where every question names one
 * @param accounts whether the accounts are asked for
 * @param consents whether the consents are asked for
 * @param tags the tags that are asked for
 * @param chance whether the profile's id is asked for
 */
record Needs(
        Set<String> traits,
        Map<String, Asked> behaviours,
        @Nullable Asked anything,
        boolean accounts,
        boolean consents,
        Set<String> tags,
        boolean chance) {

    static final Needs NOTHING = new Needs(Set.of(), Map.of(), null, false, false, Set.of(), false);

    /** What a condition asks for, when these are the definitions of computed traits in force. */
    static Needs of(Condition condition, Definitions traits) {
        Gathering gathering = new Gathering(traits);
        gathering.add(condition);
        return gathering.needs();
    }

    static Needs of(Collection<Needs> all) {
        Gathering gathering = new Gathering(Definitions.NONE);
        all.forEach(gathering::add);
        return gathering.needs();
    }

    /** What is kept of interactions of a name; null where these are not kept at all. */
    @Nullable
    Asked kept(@Nullable String name) {
        Asked own = name == null ? null : behaviours.get(name);
        return own == null || anything == null ? (own == null ? anything : own) : own.and(anything.properties());
    }

    /** Whether all of another's is in this. */
    boolean cover(Needs other) {
        return traits.containsAll(other.traits)
                && (accounts || !other.accounts)
                && (consents || !other.consents)
                && tags.containsAll(other.tags)
                && (other.anything == null || (anything != null && anything.cover(other.anything)))
                && other.behaviours.entrySet().stream().allMatch(each -> {
                    Asked kept = kept(each.getKey());
                    return behaviours.containsKey(each.getKey()) && kept != null && kept.cover(each.getValue());
                });
    }

    private static final class Gathering {

        private final Definitions definitions;
        private final Set<String> traits = new HashSet<>();
        private final Map<String, Asked> behaviours = new HashMap<>();
        private @Nullable Asked anything;
        private boolean accounts;
        private boolean consents;
        private final Set<String> tags = new HashSet<>();
        private boolean chance;

        Gathering(Definitions definitions) {
            this.definitions = definitions;
        }

        Needs needs() {
            return new Needs(traits, behaviours, anything, accounts, consents, tags, chance);
        }

        void add(Needs needs) {
            traits.addAll(needs.traits);
            needs.behaviours.forEach(this::add);
            if (needs.anything != null) {
                add(null, needs.anything);
            }
            accounts |= needs.accounts;
            consents |= needs.consents;
            tags.addAll(needs.tags);
            chance |= needs.chance;
        }

        void add(Condition condition) {
            switch (condition) {
                case Condition.Everyone ignored -> {}
                case Condition.All it -> it.of().forEach(this::add);
                case Condition.Any it -> it.of().forEach(this::add);
                case Condition.Not it -> add(it.of());
                case Condition.Trait it -> {
                    path(traits, it.path());
                    if (it.test() instanceof Test.Anniversary anniversary && anniversary.zone() != null) {
                        path(traits, anniversary.zone());
                    }
                }
                case Condition.Did it -> add(it.behaviour(), null);
                case Condition.Measured it -> add(it.behaviour(), it.property());
                case Condition.Sequence it -> it.steps().forEach(step -> add(step.behaviour(), it.sameProperty()));
                case Condition.Member ignored -> accounts = true;
                case Condition.Bucket ignored -> chance = true;
                case Condition.Near it -> {
                    path(traits, it.latitude());
                    path(traits, it.longitude());
                }
                case Condition.Consent ignored -> consents = true;
                case Condition.Computed it -> definitions.measures(it.key()).forEach(this::add);
                case Condition.PreferredHour it -> {
                    add(it.behaviour(), null);
                    if (it.zoneTrait() != null) {
                        path(traits, it.zoneTrait());
                    }
                }
                case Condition.Tagged it -> tags.add(it.tag());
                case Condition.InSegment ignored -> {}
            }
        }

        private void add(Behaviour behaviour, @Nullable String property) {
            Set<String> properties = new HashSet<>();
            behaviour.where().forEach(where -> path(properties, where.path()));
            if (property != null) {
                path(properties, property);
            }
            add(behaviour.name(), new Asked(properties, Reach.of(behaviour.period())));
            if (behaviour.period() instanceof Period.Since since) {
                add(since.other(), null);
            }
        }

        private void add(@Nullable String name, Asked asked) {
            if (name == null) {
                anything = anything == null ? asked : anything.and(asked);
            } else {
                behaviours.merge(name, asked, Asked::and);
            }
        }

        /** A path may be a name with dots in it, or lead into an object of any of the names that it begins with. */
        private static void path(Set<String> names, String path) {
            names.add(path);
            for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                names.add(path.substring(0, dot));
            }
        }
    }
}
