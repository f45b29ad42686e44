package dev.annals.projections.segment;

import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.trait.Computation;
import dev.annals.platform.trait.Definitions;
import dev.annals.platform.trait.TraitsFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All segments that are kept, each in a slot of its own for ever. */
final class Segments {

    private final FragmentIds ids;
    private final List<LiveSegment> all = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private Map<String, Set<String>> givers = Map.of();
    private Definitions traits = Definitions.NONE;
    private Computation computation = Computation.NONE;
    private @Nullable Arrangement arrangement;

    /** What follows from all definitions together; made anew when it is asked for after one of them changed. */
    private record Arrangement(SegmentIndex index, Ranks ranks, Needs needs) {}

    Segments(FragmentIds ids) {
        this.ids = ids;
    }

    List<LiveSegment> all() {
        return all;
    }

    LiveSegment get(int slot) {
        return all.get(slot);
    }

    /** The segment of a key; null where there never was one. */
    @Nullable
    LiveSegment find(String key) {
        Integer slot = slots.get(key);
        return slot == null ? null : all.get(slot);
    }

    /** The slot of a key; empty where there never was one. */
    BitSet slotOf(String key) {
        BitSet slot = new BitSet();
        Integer known = slots.get(key);
        if (known != null) {
            slot.set(known);
        }
        return slot;
    }

    SegmentIndex index() {
        return arrangement().index();
    }

    /** The order in which they are evaluated. */
    Ranks ranks() {
        return arrangement().ranks();
    }

    /** What all conditions ask for; the same object as long as no definition changes. */
    Needs needs() {
        return arrangement().needs();
    }

    /** Has a version hold; one that holds already changes nothing. */
    void publish(SegmentPublished event) {
        LiveSegment known = find(event.segment());
        if (known != null && known.version() >= event.version() && !known.isArchived()) {
            return;
        }
        SegmentDefinition definition = SegmentFile.read(SegmentFile.NAME, event.text());
        if (known == null) {
            slots.put(event.segment(), all.size());
            all.add(new LiveSegment(SegmentKeys.members(ids, event.segment()), definition, event.version(), traits));
        } else {
            String before = known.definition().tag();
            known.define(definition, event.version(), traits);
            if (!Objects.equals(before, definition.tag())) {
                lookAnewAt(before);
                lookAnewAt(definition.tag());
            }
        }
        arrangement = null;
    }

    /** The definitions of computed traits in force. */
    Definitions traits() {
        return traits;
    }

    /** What computes traits. */
    Computation computation() {
        return computation;
    }

    /** Has definitions of computed traits hold. */
    void publish(TraitsPublished event) {
        traits = TraitsFile.read(TraitsFile.NAME, event.version(), event.text());
        computation = new Computation(traits);
        all.forEach(each -> each.define(traits));
        arrangement = null;
    }

    /** Archives a segment; answers its slot, -1 where there is none. */
    int archive(String key) {
        Integer slot = slots.get(key);
        if (slot == null) {
            return -1;
        }
        all.get(slot).archive();
        arrangement = null;
        return slot;
    }

    /** The keys of the segments that give a tag to whoever is in them. */
    Set<String> giving(String tag) {
        var unused = arrangement();
        return givers.getOrDefault(tag, Set.of());
    }

    /** Has those who ask for a tag look at everybody anew, because another segment gives it, or one less. */
    private void lookAnewAt(@Nullable String tag) {
        all.stream()
                .filter(each ->
                        tag != null && !each.isArchived() && each.needs().tags().contains(tag))
                .forEach(each -> each.fill(MembershipCause.RULE_CHANGE));
    }

    private void tellGivers() {
        Map<String, Set<String>> told = new HashMap<>();
        for (LiveSegment each : all) {
            String tag = each.definition().tag();
            if (tag != null && !each.isArchived()) {
                told.computeIfAbsent(tag, any -> new HashSet<>(2)).add(each.key());
            }
        }
        givers = told;
        all.forEach(each -> each.asks(tag -> told.getOrDefault(tag, Set.of())));
    }

    private Arrangement arrangement() {
        Arrangement known = arrangement;
        if (known == null) {
            tellGivers();
            known = new Arrangement(
                    new SegmentIndex(all),
                    Ranks.of(all),
                    Needs.of(all.stream()
                            .filter(each -> !each.isArchived())
                            .map(LiveSegment::needs)
                            .toList()));
            arrangement = known;
        }
        return known;
    }
}
