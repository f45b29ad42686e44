package dev.annals.axonserver.distributed;

import dev.annals.api.rejection.Rejected;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Wraps a handler's refusal, so that it reaches another process as what it is and not as an unknown error. */
final class RefusalsTravel implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Rejected rejected) {
            throw new CommandExecutionException(rejected.detail(), rejected, RefusalDetails.of(rejected));
        }
    }
}
