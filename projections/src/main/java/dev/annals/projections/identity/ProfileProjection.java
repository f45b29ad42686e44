package dev.annals.projections.identity;

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
import dev.annals.api.privacy.ErasureEvent.CiphertextPurged;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import dev.annals.projections.Projection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one document for each fragment. An event that takes earlier ones back has the fragment folded anew from its stream,
 * up to that event: a document says too little of the past to take something out of it.
 */
public final class ProfileProjection implements Projection<FragmentDocument> {

    /** The projection's name. */
    public static final String NAME = "profile";

    private final EventLog log;

    /** @param log where streams are read that have to be folded anew */
    public ProfileProjection(EventLog log) {
        this.log = log;
    }

    /** The key of a fragment's document. */
    public static String key(FragmentId fragment) {
        return fragment.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 9;
    }

    @Override
    public Class<FragmentDocument> document() {
        return FragmentDocument.class;
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case InteractionEvent event -> List.of(key(event.fragment()));
            case IdentityEvent event -> List.of(key(event.fragment()));
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent event -> List.of(key(event.fragment()));
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case ErasureEvent event ->
                switch (event) {
                    case FragmentErased it -> List.of(key(it.fragment()));
                    case FragmentReadmitted ignored -> List.of();
                    case InteractionSuppressed ignored -> List.of();
                    case CiphertextPurged ignored -> List.of();
                    case PurposeExpired ignored -> List.of();
                    case ErasureOrdered ignored -> List.of();
                    case ErasureStepDone ignored -> List.of();
                    case ErasureCompleted ignored -> List.of();
                };
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public Set<FragmentId> subjects(Collection<String> keys) {
        return keys.stream().map(FragmentId::of).collect(Collectors.toSet());
    }

    @Override
    public @Nullable FragmentDocument evolve(String key, @Nullable FragmentDocument current, RecordedEvent recorded) {
        FragmentId fragment = FragmentId.of(key);
        return recorded.event() instanceof InteractionEvent && Retractions.isOne(recorded)
                ? foldedAnew(fragment, recorded)
                : FragmentFold.after(fragment, current, recorded);
    }

    private @Nullable FragmentDocument foldedAnew(FragmentId fragment, RecordedEvent last) {
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0)) {
            Stream<RecordedEvent> before = stream.takeWhile(event -> event.sequence() < last.sequence());
            return FragmentFold.of(fragment, Stream.concat(before, Stream.of(last)))
                    .orElse(null);
        }
    }
}
