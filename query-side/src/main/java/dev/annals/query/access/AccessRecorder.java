package dev.annals.query.access;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordAccesses;
import dev.annals.api.access.RecordExport;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has a read of personal data recorded by the command side, and waits until that is durable. */
public final class AccessRecorder {

    private static final long PATIENCE_SECONDS = 5;

    private final CommandGateway commands;

    public AccessRecorder(CommandGateway commands) {
        this.commands = commands;
    }

    /** @throws Rejected with {@code STORE_UNAVAILABLE} when it could not be recorded; nothing may be handed out then */
    void accept(RecordAccess access) {
        recorded(access);
    }

    /** @throws Rejected with {@code STORE_UNAVAILABLE} when they could not be recorded; nothing may be handed out then */
    void accept(RecordAccesses accesses) {
        recorded(accesses);
    }

    /** Has an export recorded, in the same way. */
    public void exported(RecordExport export) {
        recorded(export);
    }

    private void recorded(Object command) {
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
        return new Rejected(
                Rejection.STORE_UNAVAILABLE,
                "The read could not be recorded, and personal data is not handed out without that.");
    }
}
