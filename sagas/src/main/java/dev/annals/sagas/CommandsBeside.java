package dev.annals.sagas;

import dev.annals.api.rejection.Rejected;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Sends the commands of sagas, each from a thread of its own. */
final class CommandsBeside implements SagaCommands {

    private static final int PATIENCE_SECONDS = 20;

    private final CommandGateway commands;

    CommandsBeside(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public @Nullable Rejected send(Object command) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        var sender = Thread.ofVirtual().name("annals-saga-command").unstarted(() -> {
            try {
                var unused = commands.<@Nullable Object>send(command).whenComplete((result, failure) -> {
                    if (failure == null) {
                        answer.complete(result);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        sender.start();
        try {
            var unused = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return refusal(e);
        }
    }

    /** A store that is away refuses nothing: what it was to do is done later. */
    private static Rejected refusal(CompletionException failure) {
        if (failure.getCause() instanceof Rejected rejected
                && rejected.rejection().status() < 500) {
            return rejected;
        }
        throw failure;
    }
}
