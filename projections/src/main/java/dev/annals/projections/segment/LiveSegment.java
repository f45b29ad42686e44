package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.MembershipChange;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.trait.Definitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A segment as it is kept: who is in it, by number, and what of that is not on record yet. */
final class LiveSegment {

    private static final int EVERYBODY = Integer.MAX_VALUE;

    private final String key;
    private final FragmentId stream;
    private final RoaringBitmap members = new RoaringBitmap();
    private List<MembershipChange> pending = new ArrayList<>();
    private SegmentDefinition definition;
    private int version;
    private @Nullable CompiledCondition condition;
    private Needs needs = Needs.NOTHING;
    private Set<String> named = Set.of();
    private Set<String> asked = Set.of();
    private MembershipCause filling = MembershipCause.BACKFILL;
    private int filled;
    private boolean archived;
    private long sequence = -1;

    LiveSegment(FragmentId stream, SegmentDefinition definition, int version, Definitions traits) {
        this.key = definition.key();
        this.stream = stream;
        this.definition = definition;
        define(definition, version, traits);
    }

    /**
     * Has another version hold; everybody has to be looked at anew.
     *
     * @param traits the definitions of computed traits in force
     */
    void define(SegmentDefinition to, int newVersion, Definitions traits) {
        Condition wanted = to.condition();
        definition = to;
        version = newVersion;
        condition = wanted == null ? null : CompiledCondition.of(wanted);
        needs = needs(to, traits);
        named = to.segments();
        archived = false;
        fill(newVersion == 1 ? MembershipCause.BACKFILL : MembershipCause.RULE_CHANGE);
    }

    /** Has other definitions of computed traits hold; everybody has to be looked at anew where these are asked for. */
    void define(Definitions traits) {
        if (!archived && !definition.computed().isEmpty()) {
            needs = needs(definition, traits);
            fill(MembershipCause.RULE_CHANGE);
        }
    }

    private static Needs needs(SegmentDefinition definition, Definitions traits) {
        Condition wanted = definition.condition();
        return wanted == null ? Needs.NOTHING : Needs.of(wanted, traits);
    }

    /** Has everybody looked at anew. */
    void fill(MembershipCause cause) {
        filling = cause;
        filled = 0;
    }

    void archive() {
        archived = true;
        filled = EVERYBODY;
    }

    String key() {
        return key;
    }

    FragmentId stream() {
        return stream;
    }

    SegmentDefinition definition() {
        return definition;
    }

    int version() {
        return version;
    }

    /** The condition; null for a list. */
    @Nullable
    CompiledCondition condition() {
        return condition;
    }

    Needs needs() {
        return needs;
    }

    /** The keys of the segments that the condition asks for, by their keys or by the tags that they give. */
    Set<String> asked() {
        return asked;
    }

    /** Learns which segments give the tags that the condition asks for. */
    void asks(Function<String, Set<String>> givers) {
        if (needs.tags().isEmpty()) {
            asked = named;
        } else {
            asked = new HashSet<>(named);
            needs.tags().forEach(tag -> asked.addAll(givers.apply(tag)));
        }
    }

    boolean isArchived() {
        return archived;
    }

    /** Whether everybody was looked at. */
    boolean isLive() {
        return filled == EVERYBODY;
    }

    /** Whether somebody was looked at under the definition that holds. */
    boolean covers(int number) {
        return number < filled;
    }

    /** Up to which number everybody was looked at. */
    int filled() {
        return filled;
    }

    void filledUpTo(int number, int all) {
        filled = number >= all ? EVERYBODY : number;
    }

    MembershipCause filling() {
        return filling;
    }

    RoaringBitmap members() {
        return members;
    }

    /** What is not on record yet. */
    List<MembershipChange> pending() {
        return pending;
    }

    /** Takes what is not on record, to have it recorded. */
    void recorded(int changes, long newSequence) {
        pending = new ArrayList<>(pending.subList(changes, pending.size()));
        sequence = newSequence;
    }

    /** The sequence of the newest event about its members. */
    long sequence() {
        return sequence;
    }

    void sequence(long newest) {
        sequence = newest;
    }
}
