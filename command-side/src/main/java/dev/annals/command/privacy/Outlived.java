package dev.annals.command.privacy;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.Expired;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gathers the interactions of a person that were collected for one purpose, in spans as few as may be: what lies between two
 * of them is in the same span where it is of the purpose as well, or not told any more already.
 */
final class Outlived {

    /** So many spans are named by one event; of more, the rest is left. */
    static final int MOST = 2_000;

    private final String purpose;
    private final Purposes catalogue;
    private final Predicate<Event> mustStay;
    private final List<Expired> expired = new ArrayList<>();
    private final Map<FragmentId, Long> counts = new HashMap<>();
    private int spans;
    private long held;

    /** @param mustStay what is left out although it is of the purpose */
    Outlived(String purpose, Purposes catalogue, Predicate<Event> mustStay) {
        this.purpose = purpose;
        this.catalogue = catalogue;
        this.mustStay = mustStay;
    }

    /** Looks at the interactions of one more fragment, oldest first. */
    void take(FragmentId fragment, List<RecordedEvent> history) {
        List<Span> found = new ArrayList<>();
        boolean isOpen = false;
        for (RecordedEvent recorded : history) {
            if (!(recorded.event() instanceof InteractionRecorded it) || it.content() == null) {
                continue;
            }
            boolean isOfThePurpose = isOfThePurpose(it);
            boolean stays = !isOfThePurpose || mustStay.test(it);
            held += isOfThePurpose && stays ? 1 : 0;
            if (stays) {
                isOpen = false;
            } else if (isOpen) {
                found.set(found.size() - 1, new Span(found.getLast().from(), recorded.sequence()));
                counts.merge(fragment, 1L, Long::sum);
            } else if (spans < MOST) {
                found.add(new Span(recorded.sequence(), recorded.sequence()));
                counts.merge(fragment, 1L, Long::sum);
                spans++;
                isOpen = true;
            }
        }
        if (!found.isEmpty()) {
            expired.add(new Expired(fragment, List.copyOf(found)));
        }
    }

    private boolean isOfThePurpose(InteractionRecorded it) {
        Purpose collectedFor = catalogue.collectedFor(it.type(), it.name(), it.source());
        return collectedFor != null && collectedFor.key().equals(purpose);
    }

    List<Expired> expired() {
        return List.copyOf(expired);
    }

    /** How many interactions there are of each fragment. */
    Map<FragmentId, Long> counts() {
        return Map.copyOf(counts);
    }

    /** How many there are. */
    long interactions() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are of the purpose and have to stay. */
    long held() {
        return held;
    }
}
