package dev.annals.projections.audit;

import dev.annals.api.Events;
import dev.annals.api.Wire;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lists in which the index keeps positions: of a kind of event, and of a member of staff or another holder of a token.
 * What intake brings by the thousand is in none of them: it is found at any place of the log.
 */
public final class AuditLists {

    private static final Set<Class<?>> ROUTINE = Set.of(
            InteractionRecorded.class,
            FragmentOpened.class,
            Linked.class,
            Placed.class,
            MergedInto.class,
            Absorbed.class,
            MembershipChanged.class);

    private static final String SOURCE = "source:";

    private final FragmentIds ids;

    /** @param ids makes names of staff unreadable in keys */
    public AuditLists(FragmentIds ids) {
        this.ids = ids;
    }

    /** The list of a wire name, or of all whose part before the dot it is. */
    public String ofKind(String kind) {
        return "kind/" + kind + "/";
    }

    /** The list of what an actor caused. */
    public String ofActor(String actor) {
        return "actor/" + ids.of("audit-actor", actor) + "/";
    }

    /** Whether the list of a kind has all events of that kind. */
    public boolean hasAllOf(String kind) {
        return Events.all().stream()
                .filter(AuditLists::isRoutine)
                .map(AuditLists::wireName)
                .noneMatch(routine -> routine.equals(kind) || familyOf(routine).equals(kind));
    }

    /** Whether the list of an actor has all that it caused: not for sources, nor for what Annals does by itself. */
    public boolean hasAllBy(@Nullable String actor) {
        return actor != null && !actor.startsWith(SOURCE) && !actor.equals(RecordedEvent.SYSTEM);
    }

    static boolean isRoutine(Class<?> event) {
        return ROUTINE.contains(event) || JourneyRunEvent.class.isAssignableFrom(event);
    }

    /** The name under which events of a class are stored. */
    public static String wireName(Class<?> event) {
        return Objects.requireNonNull(event.getAnnotation(Wire.class), "an event has a name")
                .name();
    }

    /** What stands before the dot of a wire name. */
    static String familyOf(String wireName) {
        return wireName.substring(0, wireName.indexOf('.'));
    }
}
