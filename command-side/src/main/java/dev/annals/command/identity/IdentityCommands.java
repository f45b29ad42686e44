package dev.annals.command.identity;

import dev.annals.api.identity.DismissSuggestion;
import dev.annals.api.identity.ForestChange;
import dev.annals.api.identity.LiftApart;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.ReleaseValue;
import dev.annals.api.identity.RestoreSuggestion;
import dev.annals.api.identity.SplitProfile;
import dev.annals.command.identity.IdentityDecision.Change;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what people decide about identity; each answer is durable. */
public final class IdentityCommands {

    private final GroupCommit groupCommit;
    private final MergeForest forest;
    private final Supplier<UUID> eventIds;

    public IdentityCommands(GroupCommit groupCommit, MergeForest forest, Supplier<UUID> eventIds) {
        this.groupCommit = groupCommit;
        this.forest = forest;
        this.eventIds = eventIds;
    }

    @CommandHandler
    ForestChange handle(MergeProfiles command) {
        return decide(new Merge(command, forest, eventIds.get()));
    }

    @CommandHandler
    ForestChange handle(SplitProfile command) {
        return decide(new Split(command, forest));
    }

    @CommandHandler
    ForestChange handle(LiftApart command) {
        return decide(new Lift(command, forest));
    }

    @CommandHandler
    ForestChange handle(DismissSuggestion command) {
        return decide(new Dismiss(command));
    }

    @CommandHandler
    ForestChange handle(RestoreSuggestion command) {
        return decide(new Restore(command));
    }

    @CommandHandler
    ForestChange handle(ReleaseValue command) {
        return decide(new Release(command, forest));
    }

    private ForestChange decide(IdentityDecision decision) {
        Outcome<Change> outcome =
                Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
        return new ForestChange(outcome.answer().before(), outcome.answer().after(), outcome.position());
    }
}
