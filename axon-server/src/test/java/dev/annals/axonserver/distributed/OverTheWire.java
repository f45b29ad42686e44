package dev.annals.axonserver.distributed;

import dev.annals.api.access.RecordAccess;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.io.IOException;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;

/**
 * A command bus that hands every command and every answer to the handler of another process as the bytes that Axon Server
 * would carry.
 */
final class OverTheWire extends SimpleCommandBus {

    private final SimpleCommandBus there = SimpleCommandBus.builder().build();
    private final CommandSerializer serializer = new CommandSerializer(
            new dev.annals.axonserver.distributed.CommandSerializer(), new AxonServerConfiguration());

    /** @param answer what the handler in the other process answers, or throws */
    OverTheWire(Object answer) {
        super(builder());
        var unused = there.registerHandlerInterceptor(new RefusalsTravel());
        unused = there.subscribe(RecordAccess.class.getName(), message -> {
            if (answer instanceof RuntimeException failure) {
                throw failure;
            }
            return answer;
        });
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        Command sent = serializer.serialize(command, "key", 0);
        there.dispatch(serializer.deserialize(parsed(sent)), (CommandCallback<Object, Object>) (message, result) ->
                callback.onResult(command, serializer.<R>deserialize(parsed(serializer.serialize(result, "request")))));
    }

    private static Command parsed(Command command) {
        try {
            return Command.parseFrom(command.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CommandResponse parsed(CommandResponse response) {
        try {
            return CommandResponse.parseFrom(response.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
