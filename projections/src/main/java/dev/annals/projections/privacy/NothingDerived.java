package dev.annals.projections.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import java.util.Collection;

/** Looks whether read models still hold something personal of somebody who was erased. */
public final class NothingDerived {

    private NothingDerived() {}

    /** No document of a fragment says more than that it was erased. */
    public static ErasureCheck profiles(ReadModel<FragmentDocument> fragments) {
        return erasing -> {
            Collection<FragmentDocument> documents = fragments
                    .get(erasing.fragments().stream()
                            .map(ProfileProjection::key)
                            .toList())
                    .values();
            long telling = documents.stream()
                    .filter(document -> !document.isNameless()
                            || document.traits() != null
                            || document.groups() != null
                            || document.place().parent() != null
                            || !document.names().isEmpty())
                    .filter(document -> document.position() <= erasing.position())
                    .count();
            return new Check("profiles", documents.size(), telling);
        };
    }

    /** No quarantined item that named the person can be read. */
    public static ErasureCheck quarantine(ReadModel<QuarantineDocument> items) {
        return erasing -> {
            Collection<FragmentId> found = erasing.items();
            Collection<QuarantineDocument> documents = items.get(
                            found.stream().map(QuarantineProjection::key).toList())
                    .values();
            return new Check(
                    "quarantined items",
                    documents.size(),
                    documents.stream().filter(it -> it.raw() != null).count());
        };
    }
}
