package dev.annals.axonserver.wiring;

import dev.annals.api.Cause;
import dev.annals.platform.events.CurrentCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cause of a command along as its meta data, so that it holds where the command is handled, in whichever
 * process. What a command says already, as one sent by a saga does by what it handles, stays.
 */
public final class CausesTravel
        implements MessageDispatchInterceptor<CommandMessage<?>>, MessageHandlerInterceptor<CommandMessage<?>> {

    private CausesTravel() {}

    /**
     * Lets causes travel.
     *
     * @param sending the bus that commands are sent over
     * @param handling the bus that hands them to their handlers; may be the same
     */
    public static void over(CommandBus sending, CommandBus handling) {
        CausesTravel causes = new CausesTravel();
        var unusedDispatch = sending.registerDispatchInterceptor(causes);
        var unusedHandler = handling.registerHandlerInterceptor(causes);
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        Map<String, String> cause = CurrentCause.get().metaData();
        return (index, command) -> {
            Map<String, String> missing = new LinkedHashMap<>(cause);
            missing.keySet().removeAll(command.getMetaData().keySet());
            return missing.isEmpty() ? command : command.andMetaData(missing);
        };
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CurrentCause.Scope scope =
                CurrentCause.set(Cause.of(unitOfWork.getMessage().getMetaData()));
        try {
            return chain.proceed();
        } finally {
            scope.close();
        }
    }
}
