package dev.annals.command.privacy;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.privacy.HoldEvent.HoldApplied;
import dev.annals.api.privacy.HoldEvent.HoldSet;
import dev.annals.api.privacy.HoldEvent.RecordKept;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.condition.Person;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.DataCategories;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.LegalHold;
import dev.annals.platform.privacy.LegalHolds;
import dev.annals.platform.sealing.SealedRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Seals what legal holds demand anew, under keys that belong to the hold and to nobody, before the person's keys are
 * destroyed. Whatever was set before the erasure was ordered is heeded, because the log is asked only now.
 */
final class HeldAside implements ErasureDuty {

    private static final int AT_ONCE = 200;

    private final LegalHolds holds;
    private final PurposeBook purposes;
    private final EventLog log;
    private final GroupCommit groupCommit;
    private final FragmentIds ids;
    private final Clock clock;

    HeldAside(
            LegalHolds holds,
            PurposeBook purposes,
            EventLog log,
            GroupCommit groupCommit,
            FragmentIds ids,
            Clock clock) {
        this.holds = holds;
        this.purposes = purposes;
        this.log = log;
        this.groupCommit = groupCommit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.HELD_ASIDE;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        Instant now = clock.instant();
        List<LegalHold> inForce =
                holds.all().stream().filter(hold -> hold.isInForce(now)).toList();
        Map<FragmentId, Done> done = new HashMap<>();
        for (Erasing erasing : erasures) {
            Done each = Done.of(0);
            Supplier<Person> person = person(erasing);
            for (LegalHold hold : inForce) {
                if (isAbout(hold.set(), erasing.fragments(), person, now)) {
                    for (String category : hold.set().categories()) {
                        each = each.plus(keep(hold.id(), category, erasing));
                    }
                }
            }
            done.put(erasing.id(), each);
        }
        return done;
    }

    /** Whether a hold is about a person. */
    static boolean isAbout(HoldSet hold, Collection<FragmentId> fragments, Supplier<Person> person, Instant now) {
        String criterion = hold.criterion();
        return criterion == null
                ? !Collections.disjoint(hold.people(), fragments)
                : HoldCriterion.of(criterion).at(person.get(), now).holds();
    }

    private Done keep(FragmentId hold, String category, Erasing erasing) {
        FragmentId box = ids.of("held", hold.toString(), erasing.id().toString(), category);
        DataCategories categories = new DataCategories(purposes.current());
        List<HoldNote> notes = new ArrayList<>();
        long kept = 0;
        for (FragmentId fragment : erasing.fragments()) {
            try (Stream<RecordedEvent> stream = log.stream(fragment, 0)) {
                for (RecordedEvent recorded : (Iterable<RecordedEvent>) stream::iterator) {
                    if (categories.of(recorded.event()).filter(category::equals).isPresent()
                            && SealedRecords.tellsSomethingPersonal((Record) recorded.event())) {
                        notes.add(note(box, hold, category, erasing, recorded));
                        kept++;
                    }
                    if (notes.size() == AT_ONCE) {
                        submit(notes);
                        notes.clear();
                    }
                }
            }
        }
        if (kept == 0) {
            return Done.of(0);
        }
        notes.add(new HoldNote(
                hold,
                StreamKind.HOLDS,
                new HoldApplied(hold, erasing.id(), box, category, kept),
                ids.of("hold-applied", box.toString()).value(),
                RecordedEvent.SYSTEM));
        submit(notes);
        return new Done(kept, List.of(box));
    }

    private HoldNote note(FragmentId box, FragmentId hold, String category, Erasing erasing, RecordedEvent recorded) {
        Record event = (Record) recorded.event();
        Wire wire = Objects.requireNonNull(event.getClass().getAnnotation(Wire.class), "an event has a name");
        return new HoldNote(
                box,
                StreamKind.HELD,
                new RecordKept(
                        box,
                        hold,
                        erasing.id(),
                        category,
                        wire.name(),
                        recorded.position(),
                        recorded.at(),
                        SealedRecords.toClearJson(event)),
                ids.of("held-record", box.toString(), recorded.id().toString()).value(),
                RecordedEvent.SYSTEM);
    }

    private Supplier<Person> person(Erasing erasing) {
        List<Person> known = new ArrayList<>();
        return () -> {
            if (known.isEmpty()) {
                known.add(HeldPerson.of(erasing.ordered().profile(), erasing.fragments(), log));
            }
            return known.getFirst();
        };
    }

    private void submit(List<HoldNote> notes) {
        var unused = Waiting.forAnswer(groupCommit.submit(List.copyOf(notes)));
    }
}
