package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.query.identity.whatif.Findings.LinkExample;
import dev.annals.query.identity.whatif.Findings.Owned;
import dev.annals.query.identity.whatif.Findings.Sized;
import dev.annals.query.identity.whatif.Outlook.Group;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Groups everybody by the rules in force and by candidate rules, one component at a time, and notes what differs. */
final class Comparison {

    private static final int EXAMPLES = 10;

    private final History history;
    private final Components components;
    private final CompiledRules now;
    private final CompiledRules candidate;

    private final Top<Sized> largestBefore = new Top<>(EXAMPLES);
    private final Top<Sized> largestAfter = new Top<>(EXAMPLES);
    private final Top<LinkExample> gainedBy = new Top<>(EXAMPLES);
    private final Top<LinkExample> lostBy = new Top<>(EXAMPLES);
    private final Top<Findings.ProfileExample> joined = new Top<>(EXAMPLES);
    private final Top<Findings.ProfileExample> split = new Top<>(EXAMPLES);
    private final Top<Owned> blockedValues = new Top<>(EXAMPLES);
    private final Top<Owned> respelledValues = new Top<>(EXAMPLES);
    private long fragments;
    private long profilesBefore;
    private long profilesAfter;
    private long gained;
    private long lost;
    private long joining;
    private long splitting;
    private long blocked;
    private long respelled;

    private Comparison(History history, CompiledRules now, CompiledRules candidate) {
        this.history = history;
        this.components = new Components(history);
        this.now = now;
        this.candidate = candidate;
    }

    /**
     * Compares.
     *
     * @param history everything that was said, and what the candidate rules make of each value
     * @param now the rules in force
     * @param candidate the other rules, as they would be published to hold for the past
     */
    static Findings of(History history, CompiledRules now, CompiledRules candidate) {
        Comparison comparison = new Comparison(history, now, candidate);
        for (int component = 0; component < comparison.components.count(); component++) {
            comparison.look(component);
        }
        return comparison.findings();
    }

    private void look(int component) {
        int[] members = components.members(component);
        if (members.length > 1) {
            compare(
                    Outlook.now(history, components, component, now),
                    Outlook.byCandidate(history, components, component, candidate));
        } else if (history.isOpened(members[0])) {
            FragmentId alone = history.numbers().fragment(members[0]);
            profilesBefore++;
            profilesAfter++;
            largestBefore.offer(1, alone, () -> new Sized(alone, 1));
            largestAfter.offer(1, alone, () -> new Sized(alone, 1));
            look(members[0], alone);
        }
    }

    private void look(int member, FragmentId profile) {
        fragments++;
        FragmentId fragment = history.numbers().fragment(member);
        Supplier<Owned> owned = () -> new Owned(fragment, profile);
        if (history.isBlockedByCandidate(member) && !history.isBlocked(member)) {
            blocked++;
            blockedValues.offer(0, fragment, owned);
        }
        if (history.spelled(member) >= 0) {
            respelled++;
            respelledValues.offer(0, fragment, owned);
        }
    }

    private void compare(Outlook before, Outlook after) {
        Overlap overlap = new Overlap(before, after);
        for (Group group : before.groups().values()) {
            profilesBefore++;
            largestBefore.offer(
                    group.members().size(),
                    group.root(),
                    () -> new Sized(group.root(), group.members().size()));
            group.members().forEach(member -> look(history.numbers().of(member), group.root()));
        }
        for (FragmentId root : overlap.afterRoots()) {
            int size = after.group(root).members().size();
            profilesAfter++;
            largestAfter.offer(size, root, () -> new Sized(root, size));
        }
        gained += overlap.gained();
        lost += overlap.lost();
        if (overlap.gained() > 0) {
            overlap.joined().forEach(example -> {
                joining++;
                joined.offer(example.size(), example.profile(), () -> example);
            });
            noteGained(before, after, overlap);
        }
        if (overlap.lost() > 0) {
            overlap.split().forEach(example -> {
                splitting++;
                split.offer(example.size(), example.profile(), () -> example);
            });
            noteLost(before, after);
        }
    }

    /** One link for each profile that would be made of several. */
    private void noteGained(Outlook before, Outlook after, Overlap overlap) {
        Set<FragmentId> noted = new HashSet<>();
        for (LinkStatement statement : after.statements().values()) {
            FragmentId root = after.roots().get(statement.link().weaker());
            if (root != null
                    && overlap.isJoined(root)
                    && after.refusal(statement) == null
                    && !before.joins(statement)
                    && noted.add(root)) {
                gainedBy.offer(after.group(root).members().size(), root, () -> example(statement, before, after));
            }
        }
    }

    /** One link for each profile that would fall into several. */
    private void noteLost(Outlook before, Outlook after) {
        Set<FragmentId> noted = new HashSet<>();
        for (LinkStatement statement : before.statements().values()) {
            FragmentId root = before.roots().get(statement.link().weaker());
            if (root != null && before.refusal(statement) == null && !after.joins(statement) && noted.add(root)) {
                lostBy.offer(before.group(root).members().size(), root, () -> example(statement, before, after));
            }
        }
    }

    private static LinkExample example(LinkStatement statement, Outlook before, Outlook after) {
        return new LinkExample(
                statement.link().weaker(),
                statement.link().stronger(),
                statement.link().rule(),
                before.statements().containsKey(statement.pair()),
                before.refusal(statement),
                after.refusal(statement),
                profiles(statement, before),
                profiles(statement, after));
    }

    private static List<FragmentId> profiles(LinkStatement statement, Outlook outlook) {
        return Stream.of(statement.link().weaker(), statement.link().stronger())
                .flatMap(end -> Optional.ofNullable(outlook.roots().get(end)).stream())
                .distinct()
                .toList();
    }

    private Findings findings() {
        return new Findings(
                fragments,
                profilesBefore,
                profilesAfter,
                gained,
                gainedBy.items(),
                lost,
                lostBy.items(),
                joining,
                joined.items(),
                splitting,
                split.items(),
                largestBefore.items(),
                largestAfter.items(),
                blocked,
                blockedValues.items(),
                respelled,
                respelledValues.items());
    }
}
