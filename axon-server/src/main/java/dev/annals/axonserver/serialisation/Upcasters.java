package dev.annals.axonserver.serialisation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every upcaster of the house, in the order in which they are applied: oldest revision first. Each brings one event from
 * one revision to the next, as a tree of its components by name; personal ones are sealed and stay as they are.
 */
public final class Upcasters implements EventUpcaster {

    private final List<Step> steps;

    /**
     * All steps, in order.
     *
     * @param ordered oldest first
     */
    public Upcasters(List<Step> ordered) {
        this.steps = List.copyOf(ordered);
    }

    /** The list. To change an event, raise its revision, add a step here, and keep the old golden file. */
    public static Upcasters ofTheHouse() {
        return new Upcasters(List.of(
                new Step("identity.merged-into", 1, Upcasters::linkedAtAnUnknownTime),
                new Step("identity.absorbed", 1, Upcasters::linkedAtAnUnknownTime)));
    }

    /** Before times of links were kept, every link counted as made before any other. */
    private static ObjectNode linkedAtAnUnknownTime(ObjectNode event) {
        if (event.get("link") instanceof ObjectNode link) {
            link.put("at", 0L);
        }
        return event;
    }

    /**
     * From one revision of an event to the next.
     *
     * @param name the event's wire name
     * @param from the revision it begins with
     * @param change makes the next revision's tree; may change the tree it is given
     */
    public record Step(String name, int from, UnaryOperator<ObjectNode> change) {

        boolean takes(String eventName, int revision) {
            return name.equals(eventName) && from == revision;
        }
    }

    /** Brings a tree from a revision to today's. */
    public ObjectNode upcast(String name, int revision, ObjectNode tree) {
        ObjectNode result = tree;
        int reached = revision;
        for (Step step : steps) {
            if (step.takes(name, reached)) {
                result = step.change().apply(result);
                reached++;
            }
        }
        return result;
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return steps.isEmpty() ? events : events.map(this::upcast);
    }

    private IntermediateEventRepresentation upcast(IntermediateEventRepresentation event) {
        IntermediateEventRepresentation result = event;
        for (Step step : steps) {
            if (step.takes(result.getType().getName(), revision(result))) {
                result = result.upcast(
                        new SimpleSerializedType(step.name(), Integer.toString(step.from() + 1)),
                        ObjectNode.class,
                        step.change(),
                        metaData -> metaData);
            }
        }
        return result;
    }

    private static int revision(IntermediateEventRepresentation event) {
        String revision = event.getType().getRevision();
        return revision != null && revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : 0;
    }
}
