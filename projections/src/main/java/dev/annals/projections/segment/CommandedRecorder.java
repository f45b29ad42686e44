package dev.annals.projections.segment;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.RecordMemberships;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has changes recorded by the command side. */
final class CommandedRecorder implements MembershipRecorder {

    private static final int SECONDS = 30;

    private final CommandGateway commands;

    CommandedRecorder(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void record(RecordMemberships changes) {
        try {
            commands.send(changes).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Rejected refused ? refused : away();
        } catch (TimeoutException late) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static Rejected away() {
        return new Rejected(Rejection.STORE_UNAVAILABLE, "Changes of segments could not be recorded.");
    }
}
