package dev.annals.app.oversight;

import dev.annals.platform.events.OnRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has something recorded by the command side. */
final class Notes {

    private final CommandGateway commands;

    Notes(CommandGateway commands) {
        this.commands = commands;
    }

    /** @throws dev.annals.api.rejection.Rejected with {@code STORE_UNAVAILABLE} when it could not be recorded */
    void record(Record command) {
        OnRecord.await(commands.send(command), "It could not be recorded, and is not done without that.");
    }
}
