package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.Refusals;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the fragments that are not as rules that hold for the past say of them. */
public final class Drift {

    private final WholeHistory history;

    public Drift(ReadModel<FragmentDocument> fragments, RecordedValues values) {
        this.history = new WholeHistory(fragments, values);
    }

    /**
     * A fragment that differs, or is linked with one that does.
     *
     * @param fragment the fragment
     * @param blocked whether by the rules its value identifies nobody
     * @param respelled whether by the rules its value is spelled otherwise
     * @param unlike the fragments whose values were once spelled like it, and are not any more
     */
    public record Drifted(FragmentId fragment, boolean blocked, boolean respelled, List<FragmentId> unlike) {}

    /** The fragments that differ, those that are linked next to each other. */
    public List<Drifted> from(CompiledRules rules) {
        History recorded = history.read(rules);
        Components components = new Components(recorded);
        List<Drifted> drifted = new ArrayList<>();
        for (int component = 0; component < components.count(); component++) {
            Look look = new Look(recorded, components, component, rules);
            if (look.differs()) {
                look.addTo(drifted);
            }
        }
        return drifted;
    }

    private record Look(History history, Components components, int component, CompiledRules rules) {

        boolean differs() {
            int[] members = components.members(component);
            boolean byValue = IntStream.of(members)
                    .filter(history::isOpened)
                    .anyMatch(member -> history.isBlockedByCandidate(member) != history.isBlocked(member)
                            || (history.spelled(member) >= 0 && !isSaidAlike(member)));
            if (byValue || members.length == 1) {
                return byValue;
            }
            Outlook then = Outlook.byCandidate(history, components, component, rules);
            return IntStream.of(members)
                            .filter(history::isOpened)
                            .anyMatch(member ->
                                    !fragment(root(member)).equals(then.roots().get(fragment(member))))
                    || IntStream.of(components.links(component)).anyMatch(link -> isDecidedOtherwise(link, then));
        }

        void addTo(List<Drifted> drifted) {
            IntStream.of(components.members(component))
                    .filter(history::isOpened)
                    .mapToObj(member -> new Drifted(
                            fragment(member),
                            history.isBlockedByCandidate(member),
                            history.spelled(member) >= 0,
                            unlike(member)))
                    .forEach(drifted::add);
        }

        private boolean isDecidedOtherwise(int link, Outlook then) {
            if (!history.isKnownToBoth(link)) {
                return false;
            }
            LinkStatement statement = history.links().statement(link, history.numbers());
            return !Objects.equals(statement.refusal(), then.refusal(statement));
        }

        /** Whether it is recorded already that a value is the one it is spelled as. */
        private boolean isSaidAlike(int member) {
            int as = history.spelled(member);
            Links links = history.links();
            return IntStream.of(components.links(component))
                    .filter(link -> (links.weaker(link) == member && links.stronger(link) == as)
                            || (links.weaker(link) == as && links.stronger(link) == member))
                    .anyMatch(link -> history.isKnownToBoth(link)
                            && !Refusals.SPELLED_DIFFERENTLY.equals(links.refusal(link))
                            && !LinkRule.SAME_VALUE.isStrongerThan(links.rule(link)));
        }

        private List<FragmentId> unlike(int member) {
            Links links = history.links();
            return IntStream.of(components.links(component))
                    .filter(link -> links.weaker(link) == member
                            && links.rule(link) == LinkRule.SAME_VALUE
                            && history.isKnownToBoth(link)
                            && !Refusals.SPELLED_DIFFERENTLY.equals(links.refusal(link))
                            && history.spelled(member) != links.stronger(link)
                            && history.spelled(links.stronger(link)) != member)
                    .mapToObj(link -> fragment(links.stronger(link)))
                    .toList();
        }

        private int root(int member) {
            Set<Integer> passed = new HashSet<>();
            int at = member;
            while (history.parent(at) >= 0 && passed.add(at)) {
                at = history.parent(at);
            }
            return at;
        }

        private FragmentId fragment(int number) {
            return history.numbers().fragment(number);
        }
    }
}
