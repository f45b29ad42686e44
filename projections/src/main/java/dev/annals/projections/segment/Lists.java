package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who was put on which static list, by the fragments that were named. */
final class Lists {

    private final Map<FragmentId, Set<String>> lists = new HashMap<>();

    void take(SegmentListed event) {
        event.added()
                .forEach(each ->
                        lists.computeIfAbsent(each, unused -> new HashSet<>(2)).add(event.segment()));
        event.removed().forEach(each -> {
            Set<String> own = lists.get(each);
            if (own != null && own.remove(event.segment()) && own.isEmpty()) {
                lists.remove(each);
            }
        });
    }

    /** All who are on a list. */
    Map<FragmentId, Set<String>> all() {
        return lists;
    }

    void put(FragmentId fragment, Set<String> on) {
        lists.put(fragment, new HashSet<>(on));
    }

    void forget(FragmentId fragment) {
        lists.remove(fragment);
    }

    boolean isOn(FragmentId fragment, String list) {
        return lists.getOrDefault(fragment, Set.of()).contains(list);
    }
}
