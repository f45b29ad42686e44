package dev.annals.projections;

import dev.annals.api.Wire;
import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The example of docs/add-a-projection.md: when a person was last heard of, and by which source. */
// tag::projection[]
final class SourceActivity implements Projection<SourceActivity.LastHeard> {

    @Wire(name = "document.last-heard")
    record LastHeard(FragmentId fragment, Instant at, String source, long times) {}

    @Override
    public String name() {
        return "last-heard";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<LastHeard> document() {
        return LastHeard.class;
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case InteractionEvent event ->
                switch (event) {
                    case InteractionRecorded it -> List.of(it.fragment().toString());
                    case InteractionRetracted ignored -> List.of();
                    case InteractionRestored ignored -> List.of();
                    case InteractionsExpired ignored -> List.of();
                };
            case IdentityEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable LastHeard evolve(String key, @Nullable LastHeard current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof InteractionRecorded it)) {
            return current;
        }
        boolean later = current == null || it.occurredAt().isAfter(current.at());
        return new LastHeard(
                it.fragment(),
                later ? it.occurredAt() : current.at(),
                later ? it.source() : current.source(),
                current == null ? 1 : current.times() + 1);
    }
}
// end::projection[]
