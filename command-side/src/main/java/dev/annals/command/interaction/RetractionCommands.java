package dev.annals.command.interaction;

import dev.annals.api.interaction.RestoreInteraction;
import dev.annals.api.interaction.RetractInteraction;
import dev.annals.api.interaction.Retraction;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what people decide about interactions on record; each answer is durable. */
public final class RetractionCommands {

    private final GroupCommit groupCommit;
    private final EventLog log;
    private final CollectionGate gate;
    private final FragmentIds ids;

    public RetractionCommands(GroupCommit groupCommit, EventLog log, CollectionGate gate, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.gate = gate;
        this.ids = ids;
    }

    @CommandHandler
    Retraction handle(RetractInteraction command) {
        return decide(command.interaction(), true, command.reason(), command.by());
    }

    @CommandHandler
    Retraction handle(RestoreInteraction command) {
        return decide(command.interaction(), false, command.reason(), command.by());
    }

    private Retraction decide(UUID interaction, boolean retracted, String reason, String by) {
        Retractable target = Retractable.find(interaction, log, gate, ids);
        if (target.isRetracted() == retracted) {
            return new Retraction(interaction, retracted, log.head());
        }
        UUID eventId = ids.eventOf("annals.interaction.retraction", interaction + "/" + (target.turns() + 1));
        Outcome<Boolean> outcome = Waiting.forAnswer(
                        groupCommit.submit(List.of(new Retract(target, reason, by, eventId))))
                .getFirst();
        return new Retraction(interaction, outcome.answer(), outcome.position());
    }
}
