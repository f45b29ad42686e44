package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merge forest in memory: what is decided is applied at once, and every event is kept. */
final class Woods implements Forest {

    private final MergeForest forest;
    private final Map<FragmentId, Fragment> fragments = new TreeMap<>();
    private final List<IdentityEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Woods(MergeForest forest) {
        this.forest = forest;
    }

    static FragmentId id(long number) {
        return new FragmentId(new UUID(number, number));
    }

    FragmentId open(long number, Namespace namespace) {
        apply(List.of(new FragmentOpened(id(number), namespace, "value")));
        return id(number);
    }

    void at(Instant instant) {
        now = instant;
    }

    List<IdentityEvent> link(FragmentId one, FragmentId other, LinkRule rule, @Nullable Instant at) {
        UUID evidence = new UUID(at == null ? 0 : at.toEpochMilli(), rule.name().length());
        List<IdentityEvent> decided = forest.link(this, one, other, rule, evidence, at);
        apply(decided);
        return decided;
    }

    void apart(FragmentId one, FragmentId other) {
        apply(List.of(new KeptApart(one, other, "why"), new KeptApart(other, one, "why")));
        apply(forest.regroup(this, List.of(one, other)));
    }

    void together(FragmentId one, FragmentId other) {
        apply(List.of(new ApartLifted(one, other, "why"), new ApartLifted(other, one, "why")));
        apply(forest.regroup(this, List.of(one, other)));
    }

    void apply(List<? extends IdentityEvent> decided) {
        for (IdentityEvent event : decided) {
            fragments.put(event.fragment(), fragment(event.fragment()).after(event, now));
            events.add(event);
        }
    }

    @Override
    public Fragment fragment(FragmentId id) {
        return fragments.getOrDefault(id, Fragment.unopened(id));
    }

    @Override
    public Instant now() {
        return now;
    }

    List<IdentityEvent> events() {
        return events;
    }

    Map<FragmentId, Fragment> fragments() {
        return fragments;
    }

    /** Who is one person: each set of fragments once. */
    Set<Set<FragmentId>> profiles() {
        Map<FragmentId, Set<FragmentId>> byRoot = new HashMap<>();
        fragments
                .keySet()
                .forEach(id -> byRoot.computeIfAbsent(root(id).id(), any -> new HashSet<>())
                        .add(id));
        return Set.copyOf(byRoot.values());
    }

    boolean areOne(FragmentId one, FragmentId other) {
        return root(one).id().equals(root(other).id());
    }

    /** The reasons for which links do not count, by pair. */
    Map<Pair, String> refusals() {
        Map<Pair, String> refusals = new TreeMap<>();
        fragments
                .values()
                .forEach(fragment -> fragment.links().values().forEach(known -> {
                    String refusal = known.statement().refusal();
                    if (refusal != null) {
                        refusals.put(known.statement().pair(), refusal);
                    }
                }));
        return refusals;
    }
}
