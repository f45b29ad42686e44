package dev.annals.projections.identity;

import dev.annals.api.identity.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document while one event is folded into it: whoever folds says what changes, and all else stays. */
final class FragmentDraft {

    @Nullable
    Namespace namespace;

    @Nullable
    Instant opened;

    @Nullable
    String value;

    @Nullable
    Map<String, Register> traits;

    @Nullable
    Map<String, List<Register>> others;

    @Nullable
    Map<String, Sighting> groups;

    @Nullable
    Map<String, Instant> networks;

    @Nullable
    Map<String, String> reasons;

    @Nullable
    Map<String, Withdrawal> retracted;

    @Nullable
    Map<String, TagMark> tags;

    Map<String, Long> types;
    Map<String, Long> names;

    @Nullable
    Sighting first;

    @Nullable
    Sighting last;

    Place place;
    private final FragmentDocument before;

    FragmentDraft(FragmentDocument before) {
        this.before = before;
        namespace = before.namespace();
        opened = before.opened();
        value = before.value();
        traits = before.traits();
        others = before.others();
        groups = before.groups();
        networks = before.networks();
        reasons = before.reasons();
        retracted = before.retracted();
        tags = before.tags();
        types = before.types();
        names = before.names();
        first = before.first();
        last = before.last();
        place = before.place();
    }

    /** The document up to an event's position. */
    FragmentDocument at(long position) {
        return new FragmentDocument(
                before.fragment(),
                namespace,
                opened,
                value,
                traits,
                others,
                groups,
                networks,
                reasons,
                retracted,
                tags,
                types,
                names,
                first,
                last,
                place,
                before.erasure(),
                position);
    }
}
