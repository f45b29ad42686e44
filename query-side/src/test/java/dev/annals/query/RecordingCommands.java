package dev.annals.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/** Remembers the commands that were sent; fails them when told to. */
@SuppressWarnings("TypeParameterUnusedInFormals")
public final class RecordingCommands implements CommandGateway {

    private final List<Object> sent = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
    private final Map<Class<?>, Object> answers = new HashMap<>();
    private @Nullable Object answer;

    public List<Object> sent() {
        return sent;
    }

    public void failWith(Throwable cause) {
        failure = Optional.of(cause);
    }

    public void answerWith(Object value) {
        answer = value;
    }

    /** What commands of one kind are answered. */
    public void answer(Class<?> command, Object with) {
        answers.put(command, with);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> CompletableFuture<R> send(Object command) {
        sent.add(command);
        return failure.<CompletableFuture<R>>map(CompletableFuture::failedFuture)
                .orElseGet(
                        () -> CompletableFuture.completedFuture((R) answers.getOrDefault(command.getClass(), answer)));
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        throw new UnsupportedOperationException(CommandMessage.class.getName());
    }

    @Override
    public <R> R sendAndWait(Object command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        throw new UnsupportedOperationException();
    }
}
