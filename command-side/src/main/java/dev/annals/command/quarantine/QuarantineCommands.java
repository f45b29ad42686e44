package dev.annals.command.quarantine;

import dev.annals.api.interaction.Receipt;
import dev.annals.api.quarantine.DiscardItem;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineDiscarded;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineRedriven;
import dev.annals.api.quarantine.RedriveItem;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.ItemReader;
import dev.annals.command.interaction.Recording;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what an operator asks of quarantined items. */
public final class QuarantineCommands {

    private final GroupCommit groupCommit;
    private final EventLog log;
    private final ItemReader reader;
    private final MergeForest forest;
    private final CollectionGate gate;
    private final FragmentIds ids;

    public QuarantineCommands(
            GroupCommit groupCommit,
            EventLog log,
            ItemReader reader,
            MergeForest forest,
            CollectionGate gate,
            FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.reader = reader;
        this.forest = forest;
        this.gate = gate;
        this.ids = ids;
    }

    /**
     * Sends an item through today's checks. It is recorded with the time it was first received, or stays quarantined
     * with today's reason.
     */
    @CommandHandler
    Receipt handle(RedriveItem command) {
        InteractionQuarantined item = QuarantinedItem.open(log, command.item());
        if (item.raw() == null) {
            throw new Rejected(Rejection.GONE, "The item's content was erased");
        }
        return switch (reader.read(item.source(), item.raw(), item.receivedAt())) {
            case Submission.Acceptable acceptable -> record(command, acceptable);
            case Submission.Deviating deviating when deviating.isRecorded() -> record(command, deviating.item());
            case Submission.Deviating deviating -> kept(deviating.kept());
            case Submission.Unacceptable unacceptable -> kept(unacceptable);
        };
    }

    private Receipt record(RedriveItem command, Submission.Acceptable acceptable) {
        Recording recording = Recording.of(acceptable, forest, gate, ids);
        Outcome<Receipt> outcome = decide(new CloseItem<>(
                command.item(), command.by(), recording, receipt -> closing(command, receipt, recording)));
        Receipt receipt = outcome.answer();
        return new Receipt(receipt.messageId(), receipt.status(), receipt.reason(), outcome.position());
    }

    private static Receipt kept(Submission.Unacceptable unacceptable) {
        return new Receipt(
                unacceptable.messageId(),
                Receipt.Status.QUARANTINED,
                unacceptable.rejection().code() + ": " + unacceptable.detail(),
                0);
    }

    /** An item whose purpose was refused since is given up: it may not be kept. */
    private static QuarantineEvent closing(RedriveItem command, Receipt receipt, Recording recording) {
        return receipt.status() == Receipt.Status.REFUSED
                ? new QuarantineDiscarded(command.item(), command.by(), String.valueOf(receipt.reason()))
                : new QuarantineRedriven(command.item(), command.by(), recording.fragment());
    }

    /** Gives an item up; answers the log position. */
    @CommandHandler
    long handle(DiscardItem command) {
        QuarantinedItem.open(log, command.item());
        return decide(new CloseItem<>(
                        command.item(),
                        command.by(),
                        Decision.nothing(),
                        nothing -> new QuarantineDiscarded(command.item(), command.by(), command.reason())))
                .position();
    }

    private <R> Outcome<R> decide(Decision<R> decision) {
        return Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
    }
}
