package dev.annals.projections.journey;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ListKeys;
import dev.annals.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps runs by their stream, and those of each journey in the order in which they began. */
public final class RunProjection implements Projection<RunDocument> {

    /** The projection's name. */
    public static final String NAME = "journey-run";

    /** The key of a run. */
    public static String key(FragmentId run) {
        return "id:" + run;
    }

    /** The list of a journey's runs. */
    public static String list(String journey) {
        return "journey:" + journey + ":";
    }

    /** The list of the runs of a person, by the root of its fragments at that time. */
    public static String listOf(FragmentId profile) {
        return "of:" + profile + ":";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<RunDocument> document() {
        return RunDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(JourneyRunEvent.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case JourneyRunEvent it ->
                recorded.sequence() == 0
                        ? Stream.concat(
                                        Stream.of(key(it.run()), ListKeys.at(list(it.journey()), recorded.position())),
                                        person(it).map(of -> ListKeys.at(listOf(of), recorded.position())))
                                .toList()
                        : List.of(key(it.run()));
            case AccessEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case InteractionEvent ignored -> List.of();
            case ErasureEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable RunDocument evolve(String key, @Nullable RunDocument current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof JourneyRunEvent event)) {
            return current;
        }
        return switch (event) {
            case RunStarted it -> started(it, current == null ? recorded.position() : current.position());
            case EntryRefused it -> current == null ? refused(it, recorded.position()) : current;
            default -> current == null ? null : next(current, event);
        };
    }

    private static Stream<FragmentId> person(JourneyRunEvent event) {
        return switch (event) {
            case RunStarted it -> Stream.of(it.profile());
            case EntryRefused it -> Stream.of(it.profile());
            default -> Stream.empty();
        };
    }

    private static RunDocument started(RunStarted it, long position) {
        return new RunDocument(
                it.run(),
                position,
                it.journey(),
                it.version(),
                it.profile(),
                it.episode(),
                "active",
                it.group(),
                it.at(),
                null,
                null,
                0,
                0,
                null,
                null);
    }

    private static RunDocument refused(EntryRefused it, long position) {
        return new RunDocument(
                it.run(),
                position,
                it.journey(),
                it.version(),
                it.profile(),
                0,
                "refused",
                "",
                it.at(),
                null,
                null,
                0,
                0,
                null,
                it.reason());
    }

    private static RunDocument next(RunDocument is, JourneyRunEvent event) {
        return switch (event) {
            case RunStarted ignored -> is;
            case EntryRefused ignored -> is;
            case StepEntered it -> is.at("active", it.step(), null);
            case WaitBegan it -> is.at("active", is.step(), it.until());
            case WaitEnded ignored -> is.at("active", is.step(), null);
            case AwaitedHappened ignored -> is;
            case WayTaken ignored -> is;
            case SendRequested ignored -> is;
            case SendEnded it ->
                it.outcome().equals("sent")
                        ? is.counting(1, 0)
                        : it.outcome().equals("held-back") ? is.counting(0, 1) : is;
            case InteractionMade ignored -> is;
            case JoinRequested ignored -> is;
            case RunHeld ignored -> is.at("held", is.step(), null);
            case RunMigrated it -> is.in(it.version(), it.step());
            case GoalReached ignored -> is;
            case RunEnded it -> is.ended(it.at(), it.reason());
        };
    }
}
