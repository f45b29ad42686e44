package dev.annals.axonserver.processors;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Notes at the first event of each unit of work how far that unit of work goes, and when it is over. */
final class ProgressInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    private final String tokenResource;
    private final String notedResource;
    private final Progress progress;

    ProgressInterceptor(String processor, Progress progress) {
        this.tokenResource = "Processor[" + processor + "]/Token";
        this.notedResource = "annals.progress." + processor;
        this.progress = progress;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.getResource(tokenResource) instanceof TrackingToken token
                && unitOfWork.resources().putIfAbsent(notedResource, true) == null) {
            token.position().ifPresent(progress::began);
            unitOfWork.onCleanup(over -> progress.ended());
        }
        return chain.proceed();
    }
}
