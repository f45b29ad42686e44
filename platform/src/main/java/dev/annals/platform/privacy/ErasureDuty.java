package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of an erasure that a room does. Rooms offer beans of this type; the command side finds them all and has them do
 * their duty step by step.
 */
public interface ErasureDuty {

    /** The step it belongs to. */
    ErasureStep step();

    /**
     * Does it for some erasures at once. It may have been done before, wholly or in part, and cut short at any point.
     *
     * @return what it did, for each erasure that it had to do with; none may be left out that could not be finished
     * @throws RuntimeException when it could not be finished; it is done again a little later
     */
    Map<FragmentId, Done> perform(Collection<Erasing> erasures);

    /**
     * What was done.
     *
     * @param count how many things were dealt with
     * @param items the ids of what is to be erased with the person
     */
    record Done(long count, List<FragmentId> items) {

        /** So many things, none of them with a key of its own. */
        public static Done of(long count) {
            return new Done(count, List.of());
        }

        /** Both together. */
        public Done plus(Done other) {
            return new Done(
                    count + other.count,
                    Stream.concat(items.stream(), other.items.stream())
                            .distinct()
                            .toList());
        }
    }
}
