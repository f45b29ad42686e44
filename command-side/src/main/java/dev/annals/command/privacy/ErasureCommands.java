package dev.annals.command.privacy;

import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles orders to erase people, and to hear of them again. */
public final class ErasureCommands {

    private final GroupCommit groupCommit;
    private final Readmission readmission;
    private final Erasures erasures;

    public ErasureCommands(GroupCommit groupCommit, Readmission readmission, Erasures erasures) {
        this.groupCommit = groupCommit;
        this.readmission = readmission;
        this.erasures = erasures;
    }

    /** Erases a person; answered when the order is durable. */
    @CommandHandler
    ErasureReceipt handle(EraseProfile command) {
        Outcome<ErasureReceipt> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new OrderErasure(command))))
                .getFirst();
        erasures.wake();
        ErasureReceipt receipt = outcome.answer();
        return new ErasureReceipt(receipt.erasure(), receipt.profile(), outcome.position());
    }

    /** Readmits an identifier; answers the log position once new keys can be made for it. */
    @CommandHandler
    long handle(ReadmitIdentifier command) {
        return readmission.of(command);
    }
}
