package dev.annals.api.privacy;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a person is erased. The first three are recorded in the streams of the person's fragments, the others
 * in a stream of the erasure's own, or of all purges together. None of them holds anything personal.
 */
public sealed interface ErasureEvent extends Event {

    /**
     * The fragment was erased: from here on it is what it was before anything was recorded in it, except that nothing
     * that names its identifier is recorded any more. The id is a keyed hash of the identifier, so this very event is
     * what suppresses it.
     *
     * @param fragment the fragment
     * @param erasure the erasure it is part of
     * @param turn 1 for its first erasure; one more for each readmission and each further erasure, so always odd here
     */
    @Wire(name = "fragment.erased")
    record FragmentErased(FragmentId fragment, FragmentId erasure, int turn) implements ErasureEvent {}

    /**
     * What names the identifier of an erased fragment is recorded again, under a new key. What was erased stays so.
     *
     * @param fragment the fragment
     * @param turn one more than that of the erasure it follows, so always even
     * @param ground why: {@code consent} or {@code request}
     * @param reference what proves it, such as the id of a consent record; nothing personal
     */
    @Wire(name = "fragment.readmitted")
    record FragmentReadmitted(FragmentId fragment, int turn, String ground, String reference) implements ErasureEvent {}

    /**
     * An interaction that names the identifier of an erased fragment was refused. Nothing it said is kept.
     *
     * @param fragment the erased fragment
     * @param source the source that sent it
     * @param type which of the six calls it was
     */
    @Wire(name = "interaction.suppressed")
    record InteractionSuppressed(FragmentId fragment, String source, InteractionType type) implements ErasureEvent {}

    /**
     * A person is to be erased. The fragments are erased by events of the same transaction; keys and everything derived
     * follow.
     *
     * @param erasure the erasure
     * @param profile the root of the person's fragments
     * @param fragments all of the person's fragments, the root first
     * @param ground why: {@code request}, {@code retention}, {@code consent-withdrawn} or {@code error}
     * @param request the subject request it answers; null for none
     * @param renewMasterKey whether the master key is replaced at the end, so that even copies of the database made
     *     before open nothing
     * @param exceptions what has to be kept for now
     */
    @Wire(name = "erasure.ordered")
    record ErasureOrdered(
            FragmentId erasure,
            FragmentId profile,
            List<FragmentId> fragments,
            String ground,
            @Nullable FragmentId request,
            boolean renewMasterKey,
            List<Kept> exceptions)
            implements ErasureEvent {}

    /**
     * A step was done.
     *
     * @param erasure the erasure
     * @param step which
     * @param count how many things it dealt with
     * @param items the ids of what was erased with the person, where the step found any
     */
    @Wire(name = "erasure.step-done")
    record ErasureStepDone(FragmentId erasure, ErasureStep step, long count, List<FragmentId> items)
            implements ErasureEvent {}

    /**
     * Everything was done and looked after. With exceptions there will be another one when the last of them has ended.
     *
     * @param erasure the erasure
     * @param fragments how many fragments were erased
     * @param checks what was looked for and found
     * @param position the position of the log up to which it was looked
     * @param exceptions what is still kept
     */
    @Wire(name = "erasure.completed")
    record ErasureCompleted(
            FragmentId erasure, long fragments, List<Check> checks, long position, List<Kept> exceptions)
            implements ErasureEvent {}

    /**
     * Out of rows of the log is taken what nobody can open any more. Recorded, and covered by a signed checkpoint of the
     * ledger, before that is done; its id is a hash of what is left of these rows, so that the ledger covers that as well.
     *
     * @param erasure the erasure whose person's rows they are; null where they are anybody's whose keys are destroyed
     * @param rows how many rows
     * @param from the position of the first of them
     * @param to that of the last
     */
    @Wire(name = "ciphertext.purged")
    record CiphertextPurged(@Nullable FragmentId erasure, long rows, long from, long to) implements ErasureEvent {}

    /**
     * What was collected for one purpose about a person who stays is not told any more. The same is said in the stream of each
     * fragment; here, in one stream of the installation, it is found without looking through all of them.
     *
     * @param profile the root of the person's fragments
     * @param purpose the purpose
     * @param ground why, such as {@code retention}
     * @param expired which interactions
     * @param interactions how many they are
     */
    @Wire(name = "retention.purpose-expired")
    record PurposeExpired(FragmentId profile, String purpose, String ground, List<Expired> expired, long interactions)
            implements ErasureEvent {}

    /**
     * Interactions of one fragment.
     *
     * @param fragment the fragment
     * @param spans every interaction of its stream in one of these spans
     */
    record Expired(FragmentId fragment, List<Span> spans) {}

    /**
     * Something that has to be kept although the person was erased.
     *
     * @param hold the legal hold
     * @param category the category of data, such as {@code transactions}
     * @param ground the law or order that demands it
     */
    record Kept(FragmentId hold, String category, String ground) {}

    /**
     * A look at what is left of the person.
     *
     * @param subject what was looked at, such as {@code keys}
     * @param looked how many were looked at
     * @param found how many of them still held something personal that can be read: 0 unless the check failed
     */
    record Check(String subject, long looked, long found) {}
}
