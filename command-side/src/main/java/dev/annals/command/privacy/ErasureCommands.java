package dev.annals.command.privacy;

import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;

/** Handles orders to erase people, and to hear of them again. */
public final class ErasureCommands {

    private final GroupCommit groupCommit;
    private final SubjectKeys keys;
    private final Erasures erasures;

    public ErasureCommands(GroupCommit groupCommit, SubjectKeys keys, Erasures erasures) {
        this.groupCommit = groupCommit;
        this.keys = keys;
        this.erasures = erasures;
    }

    /** Erases a person; answered when the order is durable. */
    @CommandHandler
    ErasureReceipt handle(EraseProfile command) {
        Outcome<ErasureReceipt> outcome = decide(new OrderErasure(command));
        erasures.wake();
        ErasureReceipt receipt = outcome.answer();
        return new ErasureReceipt(receipt.erasure(), receipt.profile(), outcome.position());
    }

    /** Readmits an identifier; answers the log position once new keys can be made for it. */
    @CommandHandler
    long handle(ReadmitIdentifier command) {
        Outcome<Integer> outcome = decide(new Readmit(command));
        keys.settle(Map.of(command.fragment(), outcome.answer()));
        return outcome.position();
    }

    private <R> Outcome<R> decide(Decision<R> decision) {
        return Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
    }
}
