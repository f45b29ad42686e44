package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log and the clock, and decides who enters and leaves which segment, when and why. The same log and the same
 * instants always lead to the same decisions. Not for use by several threads.
 *
 * <p>Events of the same instant are taken together; before those of a later one whatever was due until then is looked at,
 * each at the very instant at which it was due.
 */
final class SegmentMachine {

    private final Segments segments;
    private final Woods woods = new Woods();
    private final Lists lists = new Lists();
    private final Timers timers = new Timers();
    private final Unsettled unsettled = new Unsettled();
    private final List<Integer> erased = new ArrayList<>();
    private final Touched touched = new Touched();
    private final Evaluation evaluation;
    private final Filling filling;
    private Facts facts;
    private ConsentPolicy policy = new ConsentPolicy(PurposesFile.builtIn());
    private Instant now = Instant.MIN;
    private LogPlace place = LogPlace.BEGINNING;
    private long reflected = -1;
    private Instant reflectedClock = Instant.EPOCH;
    private boolean isAbsorbing;

    SegmentMachine(Segments segments, Population.Maker population, Facts facts) {
        this.segments = segments;
        this.facts = facts;
        this.evaluation = new Evaluation(segments, woods, lists, timers, population.of(woods), touched);
        this.filling = new Filling(segments, woods, evaluation);
    }

    Segments segments() {
        return segments;
    }

    Woods woods() {
        return woods;
    }

    Facts facts() {
        return facts;
    }

    ConsentPolicy policy() {
        return policy;
    }

    Lists lists() {
        return lists;
    }

    Timers timers() {
        return timers;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** Of whom something was learnt. */
    Touched touched() {
        return touched;
    }

    /** The position of the newest event that was taken; -1 before the first. */
    long position() {
        return place.position();
    }

    LogPlace place() {
        return place;
    }

    /** Whether everything is decided and on record, and nobody is left to be looked at. */
    boolean isWhole() {
        return place.position() >= 0
                && reflected == place.position()
                && unsettled.isEmpty()
                && erased.isEmpty()
                && segments.all().stream()
                        .allMatch(each -> each.isLive() && each.pending().isEmpty());
    }

    /** The instant up to which everything is decided. */
    Instant now() {
        return now;
    }

    /** Whether time alone may change something until an instant. */
    boolean isDue(Instant instant) {
        return timers.isDue(instant);
    }

    /** Says that everything decided so far is on record, or is about to be. */
    void complete() {
        reflected = place.position();
        reflectedClock = now;
    }

    /** The position up to which everything that was decided is on record. */
    long reflected() {
        return reflected;
    }

    /** The instant up to which it is. */
    Instant reflectedClock() {
        return reflectedClock;
    }

    /** Has other facts be asked from now on; they have to reflect the same position. */
    void ask(Facts other) {
        facts = other;
    }

    /** Takes an event without deciding anything. */
    void learn(RecordedEvent recorded) {
        fold(recorded, false);
        passed(recorded);
        now = recorded.at().isAfter(now) ? recorded.at() : now;
    }

    /** Takes an event that was decided about already, by an earlier process; who it concerns has to be settled later. */
    void absorb(RecordedEvent recorded) {
        isAbsorbing = true;
        fold(recorded, true);
        isAbsorbing = false;
        passed(recorded);
        now = recorded.at().isAfter(now) ? recorded.at() : now;
    }

    /** Notes that a change is on record which an earlier process decided; those who ask for the segment have to be settled. */
    void absorb(LiveSegment segment, MembershipChange change) {
        int number = woods.number(change.profile());
        if (change.entered()) {
            segment.members().add(number);
        } else {
            segment.members().remove(number);
        }
        unsettled.mark(number, segments.index().bySegment(segment.key()), change.cause(), change.position());
    }

    /** Has everything stand as at an instant that was decided up to already. */
    void stand(Instant clock) {
        now = clock.isAfter(now) ? clock : now;
        complete();
        List<Timers.Timer> due = timers.next(now);
        while (!due.isEmpty()) {
            unsettled.mark(due);
            due = timers.next(now);
        }
        settle();
    }

    /** Takes up where an earlier process was. */
    void resume(LogPlace at, Instant clock) {
        place = at;
        now = clock;
        complete();
    }

    /** Has purposes hold. */
    void hold(ConsentPolicy published) {
        policy = published;
        touched.everybody();
    }

    private void passed(RecordedEvent recorded) {
        place = place.at(recorded.position(), recorded.id());
    }

    /** Says which instant it is, without deciding anything. */
    void setClock(Instant instant) {
        now = instant;
    }

    /** Takes an event, and decides what was due before. */
    void take(RecordedEvent recorded) {
        if (recorded.position() <= place.position()) {
            return;
        }
        if (recorded.at().isAfter(now)) {
            passTo(recorded.at());
        }
        fold(recorded, true);
        passed(recorded);
    }

    /** Decides what is due up to an instant. */
    void passTo(Instant instant) {
        settle();
        if (!instant.isAfter(now)) {
            return;
        }
        List<Timers.Timer> due = timers.next(instant);
        while (!due.isEmpty()) {
            Instant at = due.getFirst().due();
            now = at.isAfter(now) ? at : now;
            unsettled.mark(due);
            settle();
            due = timers.next(instant);
        }
        now = instant;
    }

    /** Decides about everybody of whom something was learnt. */
    void settle() {
        if (isAbsorbing) {
            return;
        }
        if (!unsettled.isEmpty()) {
            facts.expect(woods);
            unsettled.take().forEach((number, entry) -> evaluation.decide(number, entry, facts, policy, now));
        }
        erased.forEach(number -> {
            woods.forget(number);
            touched.note(number);
        });
        erased.clear();
    }

    /**
     * Looks at more people for segments that are new, or were changed.
     *
     * @param most how many answers are wanted at most, but of one person at least
     * @return whether somebody is left to be looked at
     */
    boolean fill(int most) {
        return filling.fill(most, facts, policy, now);
    }

    private void fold(RecordedEvent recorded, boolean decide) {
        touched.take(recorded, woods);
        facts.take(recorded);
        switch (recorded.event()) {
            case InteractionRecorded it -> {
                if (decide) {
                    mark(it.fragment(), segments.index().by(it), MembershipCause.INTERACTION, recorded);
                }
            }
            case InteractionRetracted it ->
                markEverything(it.fragment(), MembershipCause.INTERACTION, recorded, decide);
            case InteractionRestored it -> markEverything(it.fragment(), MembershipCause.INTERACTION, recorded, decide);
            case InteractionsExpired it -> {
                place = place.erased(recorded.position());
                markEverything(it.fragment(), MembershipCause.CLOCK, recorded, decide);
            }
            case FragmentOpened it -> {
                int number = woods.number(it.fragment());
                woods.open(number);
                markAll(woods.root(number), MembershipCause.INTERACTION, recorded, decide);
            }
            case MergedInto it -> place(it.fragment(), it.into(), recorded, decide);
            case Placed it -> place(it.fragment(), it.parent(), recorded, decide);
            case ConsentEvent it -> {
                if (decide) {
                    mark(it.fragment(), segments.index().byConsent(), MembershipCause.CONSENT, recorded);
                }
            }
            case TagEvent it -> {
                if (decide) {
                    mark(it.fragment(), segments.index().byTag(it.tag()), MembershipCause.TAG, recorded);
                }
            }
            case FragmentErased it -> {
                place = place.erased(recorded.position());
                erase(it.fragment(), recorded, decide);
            }
            case PurposesPublished it -> {
                policy = new ConsentPolicy(PurposesFile.read(it.version(), it.text()));
                place = place.published(recorded.position());
                segments.index().byConsent().stream()
                        .forEach(slot -> segments.get(slot).fill(MembershipCause.RULE_CHANGE));
            }
            case TraitsPublished it -> {
                if (decide) {
                    settle();
                }
                segments.publish(it);
            }
            case SegmentPublished it -> {
                if (decide) {
                    settle();
                }
                segments.publish(it);
            }
            case SegmentArchived it -> {
                if (decide) {
                    settle();
                }
                int slot = segments.archive(it.segment());
                if (slot >= 0 && decide && !isAbsorbing) {
                    evaluation.empty(slot, now, recorded.position());
                }
            }
            case SegmentListed it -> {
                lists.take(it);
                if (decide) {
                    it.added()
                            .forEach(each -> mark(each, segments.slotOf(it.segment()), MembershipCause.LIST, recorded));
                    it.removed()
                            .forEach(each -> mark(each, segments.slotOf(it.segment()), MembershipCause.LIST, recorded));
                }
            }
            default -> {}
        }
        touched.take(recorded, woods);
    }

    private void mark(FragmentId fragment, BitSet slots, MembershipCause cause, RecordedEvent recorded) {
        int number = woods.known(fragment);
        if (number != Woods.NOBODY) {
            unsettled.mark(woods.root(number), slots, cause, recorded.position());
        }
    }

    private void markEverything(FragmentId fragment, MembershipCause cause, RecordedEvent recorded, boolean decide) {
        if (decide) {
            mark(fragment, segments.index().all(), cause, recorded);
        }
    }

    private void markAll(int number, MembershipCause cause, RecordedEvent recorded, boolean decide) {
        if (decide) {
            unsettled.mark(number, segments.index().all(), cause, recorded.position());
        }
    }

    private void place(FragmentId fragment, @Nullable FragmentId parent, RecordedEvent recorded, boolean decide) {
        int number = woods.number(fragment);
        int before = woods.root(number);
        woods.place(number, parent == null ? Woods.NOBODY : woods.number(parent));
        int after = woods.root(number);
        if (before != after) {
            MembershipCause cause = before == number ? MembershipCause.MERGE : MembershipCause.SPLIT;
            markAll(before, cause, recorded, decide);
            markAll(after, cause, recorded, decide);
        }
    }

    private void erase(FragmentId fragment, RecordedEvent recorded, boolean decide) {
        int number = woods.known(fragment);
        lists.forget(fragment);
        if (number != Woods.NOBODY) {
            int root = woods.root(number);
            woods.erase(number);
            markAll(root, MembershipCause.ERASURE, recorded, decide);
            markAll(number, MembershipCause.ERASURE, recorded, decide);
            erased.add(number);
        }
    }
}
