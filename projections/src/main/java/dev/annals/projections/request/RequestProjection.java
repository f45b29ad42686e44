package dev.annals.projections.request;

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
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.AlarmRaised;
import dev.annals.api.request.SubjectRequestEvent.CallbackEnded;
import dev.annals.api.request.SubjectRequestEvent.CallbacksRetried;
import dev.annals.api.request.SubjectRequestEvent.IdentityDoubted;
import dev.annals.api.request.SubjectRequestEvent.IdentityVerified;
import dev.annals.api.request.SubjectRequestEvent.RequestAcknowledged;
import dev.annals.api.request.SubjectRequestEvent.RequestAssigned;
import dev.annals.api.request.SubjectRequestEvent.RequestCancelled;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestForgotten;
import dev.annals.api.request.SubjectRequestEvent.RequestNoted;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.request.SubjectRequestEvent.RequestStarted;
import dev.annals.api.request.SubjectRequestEvent.RequestStuck;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ListKeys;
import dev.annals.projections.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps requests of people by id, and in the order in which they were received. */
public final class RequestProjection implements Projection<RequestDocument> {

    /** The projection's name. */
    public static final String NAME = "request";

    /** The key of a request. */
    public static String key(FragmentId request) {
        return "id:" + request;
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
    public Class<RequestDocument> document() {
        return RequestDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(SubjectRequestEvent.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case RequestReceived it -> List.of(key(it.request()), ListKeys.at(recorded.position()));
            case SubjectRequestEvent it -> List.of(key(it.request()));
            case ErasureEvent ignored -> List.of();
            case InteractionEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable RequestDocument evolve(String key, @Nullable RequestDocument current, RecordedEvent recorded) {
        if (recorded.event() instanceof RequestReceived received) {
            return begun(received, recorded.position());
        }
        return current == null || !(recorded.event() instanceof SubjectRequestEvent event)
                ? current
                : next(current, event, recorded.at());
    }

    private static RequestDocument begun(RequestReceived it, long position) {
        return new RequestDocument(
                it.request(),
                position,
                it.type(),
                it.law(),
                it.channel(),
                it.controller(),
                it.needsIdentity() ? RequestStatus.AWAITING_IDENTITY : RequestStatus.PENDING,
                it.submitted(),
                it.due(),
                null,
                false,
                List.of(),
                null,
                null);
    }

    private static RequestDocument next(RequestDocument is, SubjectRequestEvent event, Instant at) {
        return switch (event) {
            case RequestReceived ignored -> is;
            case RequestAcknowledged ignored -> is.with(is.assignee(), true, is.alarms(), is.stuck());
            case IdentityVerified ignored -> is.with(RequestStatus.PENDING, null);
            case IdentityDoubted ignored -> is;
            case RequestAssigned it -> is.with(it.assignee(), is.acknowledged(), is.alarms(), is.stuck());
            case RequestNoted ignored -> is;
            case RequestExtended it -> is.with(it.due());
            case RequestStarted ignored -> is.with(RequestStatus.IN_PROGRESS, null);
            case RequestCompleted it ->
                is.with(
                        it.exceptions().isEmpty() ? RequestStatus.COMPLETED : RequestStatus.COMPLETED_WITH_EXCEPTIONS,
                        at);
            case RequestDenied ignored -> is.with(RequestStatus.DENIED, at);
            case RequestCancelled ignored -> is.with(RequestStatus.CANCELLED, at);
            case AlarmRaised it ->
                is.with(is.assignee(), is.acknowledged(), and(is.alarms(), it.percent()), is.stuck());
            case RequestStuck it -> is.with(is.assignee(), is.acknowledged(), is.alarms(), it.code());
            case CallbackEnded ignored -> is;
            case CallbacksRetried ignored -> is;
            case RequestForgotten ignored -> is;
        };
    }

    private static List<Integer> and(List<Integer> alarms, int percent) {
        List<Integer> all = new ArrayList<>(alarms);
        all.add(percent);
        return List.copyOf(all);
    }
}
