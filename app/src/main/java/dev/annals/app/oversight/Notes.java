package dev.annals.app.oversight;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has something recorded by the command side. */
final class Notes {

    private static final long PATIENCE_SECONDS = 5;

    private final CommandGateway commands;

    Notes(CommandGateway commands) {
        this.commands = commands;
    }

    /** @throws Rejected with {@code STORE_UNAVAILABLE} when it could not be recorded */
    void record(Record command) {
        try {
            commands.send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Rejected rejected ? rejected : notRecorded();
        } catch (TimeoutException late) {
            throw notRecorded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notRecorded();
        }
    }

    private static Rejected notRecorded() {
        return new Rejected(Rejection.STORE_UNAVAILABLE, "It could not be recorded, and is not done without that.");
    }
}
