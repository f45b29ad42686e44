package dev.annals.api;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of everything that can be stored: the one place where an event family is made known. */
public final class Events {

    private Events() {}

    /** The sealed families, in the order in which data flows. */
    public static List<Class<? extends Event>> families() {
        return List.of(
                InteractionEvent.class,
                PlanEvent.class,
                TraitEvent.class,
                TagEvent.class,
                IdentityEvent.class,
                IdentityRulesEvent.class,
                ConsentEvent.class,
                PurposeEvent.class,
                QuarantineEvent.class,
                AccessEvent.class,
                ErasureEvent.class,
                HoldEvent.class,
                SubjectRequestEvent.class,
                DeliveryEvent.class,
                TemplateEvent.class,
                SegmentEvent.class,
                JourneyEvent.class,
                JourneyRunEvent.class);
    }

    /** Every event record of every family. */
    public static List<Class<? extends Record>> all() {
        return families().stream().flatMap(Events::records).toList();
    }

    /** Every record stored as a snapshot of a stream's state. */
    public static List<Class<? extends Record>> snapshots() {
        return List.of(FragmentSnapshot.class);
    }

    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Events::records)
                : Stream.of(type.asSubclass(Record.class));
    }
}
