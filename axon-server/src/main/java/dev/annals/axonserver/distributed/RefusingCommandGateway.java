package dev.annals.axonserver.distributed;

import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/** Answers a refusal from another process with the same exception as one from this process. */
final class RefusingCommandGateway extends DefaultCommandGateway {

    private RefusingCommandGateway(Builder builder) {
        super(builder);
    }

    static RefusingCommandGateway on(CommandBus bus) {
        return new RefusingCommandGateway(DefaultCommandGateway.builder().commandBus(bus));
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>send(command, (message, result) -> callback.onResult(message, unwrapped(result)));
    }

    private static <R> CommandResultMessage<? extends R> unwrapped(CommandResultMessage<? extends R> result) {
        return refusal(result)
                .<CommandResultMessage<? extends R>>map(
                        details -> GenericCommandResultMessage.asCommandResultMessage(details.rejected()))
                .orElse(result);
    }

    private static Optional<RefusalDetails> refusal(CommandResultMessage<?> result) {
        return result.isExceptional() && result.exceptionResult() instanceof CommandExecutionException failure
                ? failure.<Object>getDetails()
                        .filter(RefusalDetails.class::isInstance)
                        .map(RefusalDetails.class::cast)
                : Optional.empty();
    }
}
