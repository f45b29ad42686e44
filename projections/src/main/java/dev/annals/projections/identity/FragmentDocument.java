package dev.annals.projections.identity;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a fragment's stream says, folded. A profile is made of those of its fragments when it is read.
 *
 * @param fragment the fragment
 * @param namespace the kind of its identifier; null while it was not opened
 * @param opened when it was opened; null while it was not
 * @param value the identifier's normalised value; null once erased
 * @param traits what was said about the person, by name; null when nothing was, or once erased
 * @param others what was said of traits besides, newest first, by name; null when nothing was, or once erased
 * @param groups the accounts it was said to belong to, by id; null when there are none, or once erased
 * @param networks the network addresses it was seen at lately, by address; null when there are none, or once erased
 * @param reasons why people decided about its links, by the id of the event; null where nobody did, or once erased
 * @param retracted the interactions that do not count, by the id of their event; null when there are none, or once erased
 * @param tags what somebody put on it by hand, by tag, ended ones included; null when there are none, or once erased
 * @param types how many interactions there were of each type, by wire name
 * @param names how many interactions there were of each name
 * @param first the earliest interaction; null before there is one
 * @param last the latest interaction; null before there is one
 * @param place where it stands in the merge forest
 * @param erasure the last erasure it was part of; null for none
 * @param position the position of the newest event folded
 */
@Wire(name = "document.fragment")
public record FragmentDocument(
        @Subject FragmentId fragment,
        @Nullable Namespace namespace,
        @Nullable Instant opened,
        @Personal @Nullable String value,
        @Personal @Nullable Map<String, Register> traits,
        @Personal @Nullable Map<String, List<Register>> others,
        @Personal @Nullable Map<String, Sighting> groups,
        @Personal @Nullable Map<String, Instant> networks,
        @Personal @Nullable Map<String, String> reasons,
        @Personal @Nullable Map<String, Withdrawal> retracted,
        @Personal @Nullable Map<String, TagMark> tags,
        Map<String, Long> types,
        Map<String, Long> names,
        @Nullable Sighting first,
        @Nullable Sighting last,
        Place place,
        @Nullable FragmentId erasure,
        long position) {

    /** Before its first event. */
    static FragmentDocument empty(FragmentId fragment) {
        return erased(fragment, null, -1);
    }

    /** After its erasure: as before its first event, but for the trace of it. */
    static FragmentDocument erased(FragmentId fragment, @Nullable FragmentId erasure, long position) {
        return new FragmentDocument(
                fragment,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                erasure == null ? Place.ALONE : Place.FORGOTTEN,
                erasure,
                position);
    }

    /** Whether nothing personal is left in it: it was never opened, or it was erased. */
    public boolean isNameless() {
        return value == null;
    }

    @Override
    public String toString() {
        return "FragmentDocument[" + fragment + " at " + position + "]";
    }
}
