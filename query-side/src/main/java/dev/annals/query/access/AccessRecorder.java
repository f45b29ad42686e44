package dev.annals.query.access;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordAccesses;
import dev.annals.api.access.RecordExport;
import dev.annals.api.access.RecordTransfers;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.events.OnRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has a read of personal data recorded by the command side, and waits until that is durable. */
public final class AccessRecorder {

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

    /** Has it recorded, in the same way, where people's data are taken. */
    public void transferred(RecordTransfers transfers) {
        recorded(transfers);
    }

    private void recorded(Object command) {
        OnRecord.await(
                commands.send(command),
                "The read could not be recorded, and personal data is not handed out without that.");
    }
}
