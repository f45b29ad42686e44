package dev.annals.projections.identity;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link FragmentDocument} that says who is one person, for those who look at all of them.
 *
 * @param fragment the fragment
 * @param namespace the kind of its identifier; null while it was not opened
 * @param value the identifier's normalised value; null once erased
 * @param place where it stands in the merge forest
 * @param erasure the last erasure it was part of; null for none
 */
@Wire(name = "document.fragment")
public record FragmentOutline(
        @Subject FragmentId fragment,
        @Nullable Namespace namespace,
        @Personal @Nullable String value,
        Place place,
        @Nullable FragmentId erasure) {

    @Override
    public String toString() {
        return "FragmentOutline[" + fragment + "]";
    }
}
