package dev.annals.command.identity;

import dev.annals.api.identity.ForestChange.Member;
import dev.annals.api.identity.ForestChange.Tree;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What somebody decides about some fragments; shows the profiles concerned before and after. */
abstract class IdentityDecision implements Decision<IdentityDecision.Change> {

    private final Set<FragmentId> about;
    private final String by;

    IdentityDecision(List<FragmentId> about, String by) {
        this.about = new LinkedHashSet<>(about);
        this.by = by;
    }

    /** The profiles concerned. */
    record Change(List<Tree> before, List<Tree> after) {}

    /** Appends what was decided. */
    abstract void decided(StreamAppends forest);

    @Override
    public final Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public final Set<FragmentId> fragments() {
        return about;
    }

    @Override
    public final Change decide(StreamAppends appends) {
        about.forEach(fragment -> mustBeSomebody(appends.fragment(fragment)));
        List<Tree> before = trees(appends, about);
        decided(appends);
        Set<FragmentId> concerned = new LinkedHashSet<>();
        before.forEach(tree -> tree.members().forEach(member -> concerned.add(member.fragmentId())));
        return new Change(before, trees(appends, concerned));
    }

    /** About whom nothing is known nothing can be decided. */
    private static void mustBeSomebody(Fragment fragment) {
        if (!fragment.isOpened()) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by the id " + fragment.id() + ".");
        }
    }

    final void append(StreamAppends appends, List<? extends IdentityEvent> events) {
        events.forEach(event -> appends.append(event.fragment(), StreamKind.FRAGMENT, event, by));
    }

    final void append(StreamAppends appends, IdentityEvent event, UUID id) {
        appends.append(event.fragment(), StreamKind.FRAGMENT, event, id, by);
    }

    static List<Tree> trees(Forest forest, Set<FragmentId> members) {
        Map<FragmentId, Tree> trees = new LinkedHashMap<>();
        for (FragmentId member : members) {
            Fragment root = forest.root(member);
            trees.computeIfAbsent(root.id(), id -> tree(forest, root));
        }
        return List.copyOf(trees.values());
    }

    private static Tree tree(Forest forest, Fragment root) {
        List<Member> members = new ArrayList<>();
        Deque<Fragment> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Fragment next = open.poll();
            members.add(new Member(next.id(), MergeForest.namespace(next)));
            next.children().stream().sorted().map(forest::fragment).forEach(open::add);
        }
        return new Tree(root.id(), members);
    }
}
