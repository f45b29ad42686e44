package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Invented histories of up to 8 identifiers and 30 operations; the seed of a failure is its number. */
class ForestHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("annals.identity.histories", 100_000);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<Namespace> KINDS = List.of(
            Namespace.USER_ID, Namespace.USER_ID, Namespace.EMAIL, Namespace.ANONYMOUS_ID, Namespace.ANONYMOUS_ID);
    private static final String RULES = """
            namespaces:
              - {name: user_id, atMost: 1, quarantineAfter: 0}
              - {name: email, atMost: 1, within: PT10S, quarantineAfter: 0}
              - {name: anonymous_id, atMost: 2, quarantineAfter: 0}
            identifiersPerProfile: 5
            """;

    private final RulesInForce rules = new RulesInForce(IdentityYaml.read("identity.yaml", RULES));
    private final MergeForest forest = new MergeForest(rules);

    /** What is said of two identifiers. */
    record Said(int one, int other, LinkRule rule, Instant at) {}

    @Test
    void everyHistoryKeepsItsPromises() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Namespace> kinds = kinds(random);
            List<Said> said = said(random, kinds.size());
            Woods live = after(kinds, said);
            same(live.profiles(), slowly(kinds, said), "as a slow reading says", seed);
            isSound(live, seed);
            isTheSameInAnyOrder(kinds, said, live, random, seed);
            isUndoneBySplitting(kinds, said, random, seed);
            isRebuilt(live, kinds, seed);
        }
    }

    private void isTheSameInAnyOrder(List<Namespace> kinds, List<Said> said, Woods live, Random random, int seed) {
        List<Said> shuffled = new ArrayList<>(said);
        shuffled.add(said.get(random.nextInt(said.size())));
        Collections.shuffle(shuffled, random);
        Woods other = after(kinds, shuffled);
        same(other.profiles(), live.profiles(), "in any order", seed);
        same(other.refusals(), live.refusals(), "in any order", seed);
    }

    /** Merges two in the middle, goes on, splits them: as if they had never been merged. */
    private void isUndoneBySplitting(List<Namespace> kinds, List<Said> said, Random random, int seed) {
        int middle = random.nextInt(said.size());
        Woods never = after(kinds, said);
        Woods merged = after(kinds, said.subList(0, middle));
        FragmentId one = merged.root(Woods.id(random.nextInt(kinds.size()))).id();
        FragmentId other = merged.root(Woods.id(random.nextInt(kinds.size()))).id();
        if (one.equals(other) || never.areOne(one, other)) {
            return;
        }
        merged.link(one, other, LinkRule.MANUAL, null);
        boolean wasJoined = merged.areOne(one, other);
        say(merged, said.subList(middle, said.size()));
        if (wasJoined) {
            merged.apart(one, other);
            same(merged.profiles(), never.profiles(), "split again", seed);
            isSound(merged, seed);
            isRebuilt(merged, kinds, seed);
        }
    }

    /** Nobody is in two profiles or in none; every root has counted right. */
    private static void isSound(Woods woods, int seed) {
        Map<FragmentId, Integer> asChild = new HashMap<>();
        woods.fragments()
                .values()
                .forEach(fragment -> fragment.children().forEach(child -> {
                    asChild.merge(child, 1, Integer::sum);
                    same(woods.fragment(child).parent(), fragment.id(), "in a sound forest", seed);
                }));
        woods.fragments()
                .values()
                .forEach(fragment -> same(
                        asChild.getOrDefault(fragment.id(), 0),
                        fragment.parent() == null ? 0 : 1,
                        "in a sound forest",
                        seed));
        woods.profiles()
                .forEach(profile -> same(
                        woods.root(profile.iterator().next()).census().size(),
                        profile.size(),
                        "in a sound forest",
                        seed));
    }

    private static void isRebuilt(Woods live, List<Namespace> kinds, int seed) {
        Map<FragmentId, Fragment> rebuilt = new TreeMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            rebuilt.put(Woods.id(i), Fragment.unopened(Woods.id(i)));
        }
        live.events()
                .forEach(event -> rebuilt.computeIfPresent(
                        event.fragment(), (id, fragment) -> fragment.after(event, live.now())));
        same(rebuilt, live.fragments(), "rebuilt", seed);
        rebuilt.replaceAll((id, fragment) -> Fragment.of(fragment.snapshot()));
        same(rebuilt, live.fragments(), "from snapshots", seed);
    }

    /** Asks the slow library only where something is wrong. */
    private static void same(Object actual, Object expected, String what, int seed) {
        if (!actual.equals(expected)) {
            assertThat(actual).as("%s, history %d", what, seed).isEqualTo(expected);
        }
    }

    private Woods after(List<Namespace> kinds, List<Said> said) {
        return after(forest, kinds, said);
    }

    static Woods after(MergeForest forest, List<Namespace> kinds, List<Said> said) {
        Woods woods = new Woods(forest);
        for (int i = 0; i < kinds.size(); i++) {
            woods.open(i, kinds.get(i));
        }
        say(woods, said);
        return woods;
    }

    private static void say(Woods woods, List<Said> said) {
        said.forEach(it -> woods.link(Woods.id(it.one()), Woods.id(it.other()), it.rule(), it.at()));
    }

    static List<Namespace> kinds(Random random) {
        List<Namespace> kinds = new ArrayList<>();
        for (int i = 2 + random.nextInt(7); i > 0; i--) {
            kinds.add(KINDS.get(random.nextInt(KINDS.size())));
        }
        return kinds;
    }

    static List<Said> said(Random random, int identifiers) {
        List<Said> said = new ArrayList<>();
        for (int i = 1 + random.nextInt(29); i > 0; i--) {
            int one = random.nextInt(identifiers);
            int other = random.nextInt(identifiers);
            if (one != other) {
                LinkRule rule = random.nextInt(12) == 0 ? LinkRule.ALIAS : LinkRule.SHARED_IDENTIFIER;
                said.add(new Said(one, other, rule, NOON.plusSeconds(random.nextInt(20))));
            }
        }
        return said.isEmpty() ? List.of(new Said(0, 1, LinkRule.ALIAS, NOON)) : said;
    }

    /** The same answer by the plainest way there is: every pair once, the strongest first, limits counted by hand. */
    private Set<Set<FragmentId>> slowly(List<Namespace> kinds, List<Said> said) {
        Map<Set<Integer>, Said> pairs = new HashMap<>();
        for (Said it : said) {
            pairs.merge(
                    Set.of(it.one(), it.other()),
                    it,
                    (known, fresh) -> new Said(
                            known.one(),
                            known.other(),
                            known.rule() == LinkRule.ALIAS ? known.rule() : fresh.rule(),
                            known.at().isBefore(fresh.at()) ? known.at() : fresh.at()));
        }
        List<Said> ordered = new ArrayList<>(pairs.values());
        ordered.sort((a, b) -> key(a, kinds).compareTo(key(b, kinds)));
        List<Set<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            groups.add(new HashSet<>(Set.of(i)));
        }
        for (Said it : ordered) {
            Set<Integer> one = group(groups, it.one());
            Set<Integer> other = group(groups, it.other());
            if (!one.equals(other) && mayJoin(one, other, it, kinds, ordered)) {
                groups.remove(other);
                groups.remove(one);
                one.addAll(other);
                groups.add(one);
            }
        }
        Set<Set<FragmentId>> profiles = new HashSet<>();
        groups.forEach(group -> {
            Set<FragmentId> profile = new HashSet<>();
            group.forEach(member -> profile.add(Woods.id(member)));
            profiles.add(profile);
        });
        return profiles;
    }

    private static String key(Said it, List<Namespace> kinds) {
        List<String> strengths = new ArrayList<>(List.of(strength(kinds, it.one()), strength(kinds, it.other())));
        Collections.sort(strengths);
        int low = Math.min(it.one(), it.other());
        int high = Math.max(it.one(), it.other());
        return (it.rule() == LinkRule.ALIAS ? "0" : "1") + strengths.get(1) + strengths.get(0) + it.at() + low + high;
    }

    private static String strength(List<Namespace> kinds, int identifier) {
        return Integer.toString(List.of(Namespace.USER_ID, Namespace.EMAIL, Namespace.ANONYMOUS_ID)
                .indexOf(kinds.get(identifier)));
    }

    private static Set<Integer> group(List<Set<Integer>> groups, int member) {
        return groups.stream()
                .filter(group -> group.contains(member))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mayJoin(
            Set<Integer> one, Set<Integer> other, Said by, List<Namespace> kinds, List<Said> all) {
        if (one.size() + other.size() > 5) {
            return false;
        }
        if (by.rule() == LinkRule.ALIAS) {
            return true;
        }
        return holds(one, other, kinds, Namespace.USER_ID, 1)
                && holds(one, other, kinds, Namespace.ANONYMOUS_ID, 2)
                && (holds(one, other, kinds, Namespace.EMAIL, 1)
                        || recent(one, by, kinds, all) + recent(other, by, kinds, all) <= 1);
    }

    private static boolean holds(
            Set<Integer> one, Set<Integer> other, List<Namespace> kinds, Namespace kind, int most) {
        long mine =
                one.stream().filter(member -> kinds.get(member).equals(kind)).count();
        long theirs =
                other.stream().filter(member -> kinds.get(member).equals(kind)).count();
        return mine == 0 || theirs == 0 || mine + theirs <= most;
    }

    private static long recent(Set<Integer> group, Said by, List<Namespace> kinds, List<Said> all) {
        return group.stream()
                .filter(member -> kinds.get(member).equals(Namespace.EMAIL))
                .filter(member -> {
                    Instant first = all.stream()
                            .filter(said -> said.one() == member || said.other() == member)
                            .map(Said::at)
                            .min(Instant::compareTo)
                            .orElseThrow();
                    return Math.abs(first.getEpochSecond() - by.at().getEpochSecond()) <= 10;
                })
                .count();
    }
}
