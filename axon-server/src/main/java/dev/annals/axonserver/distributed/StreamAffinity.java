package dev.annals.axonserver.distributed;

import dev.annals.api.identity.FragmentId;
import java.lang.reflect.RecordComponent;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/** Sends commands about the same thing to the same process: by the first id among a command's components. */
final class StreamAffinity implements RoutingStrategy {

    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        for (RecordComponent component : components(command.getPayloadType())) {
            if (component.getType() == FragmentId.class) {
                return valueOf(component, command.getPayload());
            }
        }
        return command.getIdentifier();
    }

    private static RecordComponent[] components(Class<?> type) {
        return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    }

    private static String valueOf(RecordComponent component, Object command) {
        try {
            return String.valueOf(component.getAccessor().invoke(command));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "A command is a public record: " + command.getClass().getSimpleName(), e);
        }
    }
}
