package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Port: finds quarantined items that name a person, although nobody could tell whose they are when they came. */
public interface QuarantineSearch {

    /**
     * Looks through all items that can still be read. Waits until all that were quarantined up to a position are known.
     *
     * @param wanted who is looked for, by what they are called
     * @param upTo the position
     * @return the ids of the items that name each of them; those that are named by none are left out
     */
    <K> Map<K, Set<FragmentId>> naming(Map<K, ? extends Collection<Identifier>> wanted, long upTo);
}
