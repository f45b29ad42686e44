package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.NamespacePriority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeForestTest {

    private static final int HISTORIES = 20_000;
    private static final UUID EVIDENCE = new UUID(7, 7);

    private final NamespacePriority priority = new NamespacePriority(NamespacePriority.DEFAULT_ORDER);
    private final MergeForest forest = new MergeForest(priority);

    @Test
    void theRootOfATreeIsItsStrongestFragmentWhateverTheOrderOfLinks() {
        Random random = new Random(20261121);
        for (int history = 0; history < HISTORIES; history++) {
            Map<FragmentId, Fragment> opened = fragments(random, 2 + random.nextInt(7));
            List<FragmentId> ids = List.copyOf(opened.keySet());
            List<FragmentId[]> links = links(random, ids);
            Map<FragmentId, FragmentId> roots = rootsAfter(opened, links);
            assertThat(roots).as("history %d", history).isEqualTo(strongestOfEachComponent(opened, links));
            Collections.shuffle(links, random);
            assertThat(rootsAfter(opened, links))
                    .as("history %d shuffled", history)
                    .isEqualTo(roots);
        }
    }

    @Test
    void fragmentsOfOneTreeAreNotLinkedAgain() {
        Fragment user = open(id(1), Namespace.USER_ID);
        Fragment device = open(id(2), Namespace.ANONYMOUS_ID).after(mergedInto(id(2), id(1)));
        Map<FragmentId, Fragment> all = Map.of(user.id(), user, device.id(), device);
        assertThat(forest.link(user, device, LinkRule.SHARED_IDENTIFIER, EVIDENCE, all::get))
                .isEmpty();
    }

    @Test
    void bothRootsRecordTheMergeWithTheFragmentsThatWereNamed() {
        Fragment device = open(id(1), Namespace.ANONYMOUS_ID);
        Fragment email = open(id(2), Namespace.EMAIL);
        Map<FragmentId, Fragment> all = Map.of(device.id(), device, email.id(), email);
        assertThat(forest.link(device, email, LinkRule.ALIAS, EVIDENCE, all::get))
                .satisfiesExactly(
                        merged -> assertThat(merged).isInstanceOfSatisfying(MergedInto.class, event -> {
                            assertThat(event.fragment()).isEqualTo(device.id());
                            assertThat(event.into()).isEqualTo(email.id());
                            assertThat(event.link().rule()).isEqualTo("alias");
                            assertThat(event.link().evidence()).isEqualTo(EVIDENCE);
                        }),
                        absorbed -> assertThat(absorbed.fragment()).isEqualTo(email.id()));
    }

    private Map<FragmentId, FragmentId> rootsAfter(Map<FragmentId, Fragment> opened, List<FragmentId[]> links) {
        Map<FragmentId, Fragment> fragments = new HashMap<>(opened);
        for (FragmentId[] link : links) {
            List<IdentityEvent> events = forest.link(
                    fragments.get(link[0]),
                    fragments.get(link[1]),
                    LinkRule.SHARED_IDENTIFIER,
                    EVIDENCE,
                    fragments::get);
            events.forEach(
                    event -> fragments.computeIfPresent(event.fragment(), (id, fragment) -> fragment.after(event)));
        }
        Map<FragmentId, FragmentId> roots = new HashMap<>();
        fragments.forEach((id, fragment) ->
                roots.put(id, forest.root(fragment, fragments::get).id()));
        return roots;
    }

    /** The same answer by another way: spread the strongest member over each component until nothing changes. */
    private Map<FragmentId, FragmentId> strongestOfEachComponent(
            Map<FragmentId, Fragment> opened, List<FragmentId[]> links) {
        Comparator<FragmentId> strength = Comparator.<FragmentId, Namespace>comparing(
                        id -> opened.get(id).namespace(), priority)
                .thenComparing(Comparator.naturalOrder());
        Map<FragmentId, FragmentId> strongest = new HashMap<>();
        opened.keySet().forEach(id -> strongest.put(id, id));
        for (int round = 0; round < opened.size(); round++) {
            for (FragmentId[] link : links) {
                FragmentId best = Collections.min(List.of(strongest.get(link[0]), strongest.get(link[1])), strength);
                strongest.put(link[0], best);
                strongest.put(link[1], best);
            }
        }
        return strongest;
    }

    private static List<FragmentId[]> links(Random random, List<FragmentId> ids) {
        List<FragmentId[]> links = new ArrayList<>();
        for (int i = random.nextInt(10); i >= 0; i--) {
            links.add(new FragmentId[] {ids.get(random.nextInt(ids.size())), ids.get(random.nextInt(ids.size()))});
        }
        return links;
    }

    private static Map<FragmentId, Fragment> fragments(Random random, int count) {
        Map<FragmentId, Fragment> fragments = new HashMap<>();
        for (int i = 0; i < count; i++) {
            List<Namespace> order = NamespacePriority.DEFAULT_ORDER;
            Fragment fragment = open(id(random.nextLong()), order.get(random.nextInt(order.size())));
            fragments.put(fragment.id(), fragment);
        }
        return fragments;
    }

    private static Fragment open(FragmentId id, Namespace namespace) {
        return Fragment.unopened(id).after(new FragmentOpened(id, namespace, "x"));
    }

    private static MergedInto mergedInto(FragmentId weaker, FragmentId stronger) {
        return new MergedInto(
                weaker, stronger, new dev.annals.api.identity.Link(weaker, stronger, "alias", 1, EVIDENCE));
    }

    private static FragmentId id(long bits) {
        return new FragmentId(new UUID(bits, bits));
    }
}
