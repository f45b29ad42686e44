package dev.annals.projections.segment;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads from what was done, said or decided to the segments that it can change. Segments are told by their slots. */
final class SegmentIndex {

    private final Map<String, BitSet> byName = new HashMap<>();
    private final Map<String, BitSet> byTrait = new HashMap<>();
    private final Map<String, BitSet> bySegment = new HashMap<>();
    private final Map<String, BitSet> byTag = new HashMap<>();
    private final BitSet byAnything = new BitSet();
    private final BitSet byAccount = new BitSet();
    private final BitSet byConsent = new BitSet();
    private final BitSet lists = new BitSet();
    private final BitSet all = new BitSet();

    SegmentIndex(List<LiveSegment> segments) {
        for (int slot = 0; slot < segments.size(); slot++) {
            if (!segments.get(slot).isArchived()) {
                add(slot, segments.get(slot));
            }
        }
    }

    private void add(int slot, LiveSegment segment) {
        Needs needs = segment.needs();
        needs.behaviours().keySet().forEach(name -> set(byName, name, slot));
        needs.traits().forEach(name -> set(byTrait, name, slot));
        needs.tags().forEach(tag -> set(byTag, tag, slot));
        segment.asked().forEach(key -> set(bySegment, key, slot));
        byAnything.set(slot, needs.anything() != null);
        byAccount.set(slot, needs.accounts());
        byConsent.set(slot, needs.consents());
        lists.set(slot, segment.condition() == null);
        all.set(slot);
    }

    private static void set(Map<String, BitSet> index, String name, int slot) {
        index.computeIfAbsent(name, each -> new BitSet()).set(slot);
    }

    /** Those that an interaction can change. */
    BitSet by(InteractionRecorded event) {
        BitSet found = (BitSet) byAnything.clone();
        String name = event.name();
        BitSet named = name == null ? null : byName.get(name);
        if (named != null) {
            found.or(named);
        }
        Content content = event.content();
        if (content != null) {
            if (!byTrait.isEmpty()) {
                content.traits().keySet().forEach(trait -> {
                    BitSet traited = byTrait.get(trait);
                    if (traited != null) {
                        found.or(traited);
                    }
                });
            }
            if (content.groupId() != null) {
                found.or(byAccount);
            }
        }
        return found;
    }

    /** Those that a decision about a purpose can change. */
    BitSet byConsent() {
        return byConsent;
    }

    /** Those that a tag can change that is put on somebody, or taken off. */
    BitSet byTag(@Nullable String tag) {
        return tag == null ? new BitSet() : byTag.getOrDefault(tag, new BitSet());
    }

    /** Those to which people are put by hand. */
    BitSet lists() {
        return lists;
    }

    /** Those that ask for a segment. */
    BitSet bySegment(String key) {
        return bySegment.getOrDefault(key, new BitSet());
    }

    /** All that are kept. */
    BitSet all() {
        return all;
    }
}
