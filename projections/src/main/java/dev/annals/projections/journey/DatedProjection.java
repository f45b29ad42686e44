package dev.annals.projections.journey;

import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.Span;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.EntryDates;
import dev.annals.projections.Projection;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by the days of the year on which a date was stated of them, so that a journey that begins on such a day need not look
 * through everybody. It only leads to them: a date that does not hold any more leads there too, and whether it holds is asked of the
 * person. The day stands in the key as a keyed hash, so the store tells nobody's birthday.
 */
public final class DatedProjection implements Projection<DatedPerson> {

    /** The projection's name. */
    public static final String NAME = "dated-people";

    private static final LocalDate LEAP_YEAR = LocalDate.of(2000, 1, 1);
    private static final List<MonthDay> YEAR = IntStream.range(0, LEAP_YEAR.lengthOfYear())
            .mapToObj(LEAP_YEAR::plusDays)
            .map(MonthDay::from)
            .toList();

    private final FragmentIds ids;
    private final EventLog log;

    /** @param log is asked what remains when the purpose of some of a person's interactions is over */
    public DatedProjection(FragmentIds ids, EventLog log) {
        this.ids = ids;
        this.log = log;
    }

    /** The list of those with a date on a day. */
    public static String list(FragmentIds ids, MonthDay day) {
        return ids.of("dated-people", day.toString()) + ":";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<DatedPerson> document() {
        return DatedPerson.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(InteractionRecorded.class, InteractionsExpired.class, FragmentErased.class);
    }

    /** Most interactions state no date. */
    @Override
    public boolean changes(Event event) {
        return !(event instanceof InteractionRecorded it) || !days(it).isEmpty();
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case InteractionEvent event ->
                switch (event) {
                    case InteractionRecorded it -> keys(it);
                    case InteractionEvent.InteractionRetracted ignored -> List.of();
                    case InteractionEvent.InteractionRestored ignored -> List.of();
                    case InteractionsExpired it -> keys(it, recorded);
                };
            case ErasureEvent event ->
                switch (event) {
                    case FragmentErased it -> keys(YEAR, it.fragment());
                    case ErasureEvent.ErasureOrdered ignored -> List.of();
                    case ErasureEvent.ErasureCompleted ignored -> List.of();
                    case ErasureEvent.ErasureStepDone ignored -> List.of();
                    case ErasureEvent.FragmentReadmitted ignored -> List.of();
                    case ErasureEvent.InteractionSuppressed ignored -> List.of();
                    case ErasureEvent.CiphertextPurged ignored -> List.of();
                    case ErasureEvent.PurposeExpired ignored -> List.of();
                };
            case AccessEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    private List<String> keys(InteractionRecorded it) {
        return keys(days(it), it.fragment());
    }

    /** The keys of the days of which nothing is left that stated them. */
    private List<String> keys(InteractionsExpired expired, RecordedEvent recorded) {
        Set<MonthDay> gone = new LinkedHashSet<>(YEAR);
        List<Span> spans = new ArrayList<>(expired.spans());
        FragmentId fragment = expired.fragment();
        try (Stream<RecordedEvent> earlier = log.stream(fragment, 0, Interest.in(InteractionsExpired.class))) {
            earlier.filter(each -> each.sequence() < recorded.sequence())
                    .forEach(each -> spans.addAll(((InteractionsExpired) each.event()).spans()));
        }
        try (Stream<RecordedEvent> stated = log.stream(fragment, 0, Interest.in(InteractionRecorded.class))) {
            stated.takeWhile(each -> each.sequence() < recorded.sequence())
                    .filter(each -> spans.stream().noneMatch(span -> span.covers(each.sequence())))
                    .forEach(each -> gone.removeAll(days((InteractionRecorded) each.event())));
        }
        return keys(gone, fragment);
    }

    private static Set<MonthDay> days(InteractionRecorded it) {
        return it.content() == null || it.content().traits().isEmpty()
                ? Set.of()
                : EntryDates.within(it.content().traits());
    }

    private List<String> keys(Collection<MonthDay> days, FragmentId fragment) {
        return days.stream().map(day -> list(ids, day) + fragment).toList();
    }

    @Override
    public @Nullable DatedPerson evolve(String key, @Nullable DatedPerson current, RecordedEvent recorded) {
        return switch (recorded.event()) {
            case InteractionRecorded it -> current == null ? new DatedPerson(it.fragment()) : current;
            case InteractionsExpired ignored -> null;
            case FragmentErased ignored -> null;
            default -> current;
        };
    }
}
