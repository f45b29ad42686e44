package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import java.util.Collection;
import java.util.Map;

/** Where the documents of fragments come from: the read model, or their streams up to an instant. */
@FunctionalInterface
public interface Fragments {

    /** The documents of those fragments that have one. */
    Map<FragmentId, FragmentDocument> of(Collection<FragmentId> ids);
}
