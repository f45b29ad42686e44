package dev.annals.command.identity;

import dev.annals.api.identity.FinishRegrouping;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.PublishRules;
import dev.annals.api.identity.PublishedRules;
import dev.annals.api.identity.RegroupPast;
import dev.annals.api.identity.RegroupedPast;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.identity.RulesLog;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/**
 * Publishes identity rules, one event for each version, and applies them to the past step by step. The ids of versions and
 * steps are derived, so that there is each of them once.
 */
public final class RulesCommands {

    private final GroupCommit groupCommit;
    private final RulesLog log;
    private final MergeForest forest;
    private final FragmentIds ids;
    private final RulesInForce rules;

    public RulesCommands(
            GroupCommit groupCommit, RulesLog log, MergeForest forest, FragmentIds ids, RulesInForce rules) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.forest = forest;
        this.ids = ids;
        this.rules = rules;
    }

    /** Publishes rules; they hold in this process when it answers, and in others within about a second. */
    @CommandHandler
    PublishedRules handle(PublishRules command) {
        learn();
        int version = command.expected() + 1;
        IdentityRules read =
                IdentityYaml.read(IdentityYaml.NAME, command.text()).as(version, command.retroactive() ? 1 : version);
        Outcome<IdentityRules> outcome = Waiting.forAnswer(groupCommit.submit(
                        List.of(new Publication(RulesLog.stream(ids), publication(ids, version), read, command))))
                .getFirst();
        rules.take(read);
        return new PublishedRules(version, outcome.position());
    }

    /** Takes one step of applying rules to the past; what it answers is durable. */
    @CommandHandler
    RegroupedPast handle(RegroupPast command) {
        learn();
        Outcome<RegroupedPast> outcome = Waiting.forAnswer(
                        groupCommit.submit(List.of(new PastRegrouping(command, forest, ids))))
                .getFirst();
        RegroupedPast done = outcome.answer();
        return new RegroupedPast(done.events(), done.split(), done.merged(), outcome.position());
    }

    /** Records that rules are applied to the whole past, with what all steps did. */
    @CommandHandler
    void handle(FinishRegrouping command) {
        learn();
        RulesLog.Standing standing = log.standing();
        FragmentId stream = RulesLog.stream(ids);
        RulesApplied applied = new RulesApplied(stream, command.version(), standing.split(), standing.merged());
        Waiting.forAnswer(groupCommit.submit(
                List.of(new Finish(applied, ids.eventOf("identity-past", command.version() + ":applied"), forest))));
    }

    /** The id of a version's publication. */
    static UUID publication(FragmentIds ids, int version) {
        return ids.eventOf("identity-rules", Integer.toString(version));
    }

    /** Decides that rules are applied to the whole past. */
    private record Finish(RulesApplied applied, UUID id, MergeForest forest) implements Decision<Boolean> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of(id);
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of();
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            if (forest.rules().version() != applied.version()) {
                throw new Rejected(Rejection.CONFLICT, "Other rules were published meanwhile.");
            }
            if (appends.isStored(id)) {
                return false;
            }
            appends.append(applied.stream(), StreamKind.RULES, applied, id, RecordedEvent.SYSTEM);
            return true;
        }
    }

    /** What another process published, before this one would look. */
    private void learn() {
        RecordedEvent published = log.standing().published();
        if (published != null && published.event() instanceof RulesPublished it) {
            rules.take(it.rules());
        }
    }

    private final class Publication implements Decision<IdentityRules> {

        private final FragmentId stream;
        private final UUID id;
        private final IdentityRules read;
        private final PublishRules command;

        Publication(FragmentId stream, UUID id, IdentityRules read, PublishRules command) {
            this.stream = stream;
            this.id = id;
            this.read = read;
            this.command = command;
        }

        @Override
        public Set<UUID> eventIds() {
            return Set.of(id);
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of();
        }

        @Override
        public IdentityRules decide(StreamAppends appends) {
            int inForce = rules.now().rules().version();
            if (appends.isStored(id) || inForce != command.expected()) {
                throw new Rejected(
                        Rejection.CONFLICT,
                        "Other rules were published meanwhile: version " + Math.max(inForce, read.version())
                                + ". Compare them with yours, and publish again.");
            }
            appends.append(
                    stream, StreamKind.RULES, new RulesPublished(stream, read, command.text()), id, command.by());
            return read;
        }
    }
}
