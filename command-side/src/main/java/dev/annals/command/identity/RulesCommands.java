package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.PublishRules;
import dev.annals.api.identity.PublishedRules;
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

/** Publishes identity rules: one event for each version, whose id is derived so that there is each version once. */
public final class RulesCommands {

    private final GroupCommit groupCommit;
    private final RulesLog log;
    private final FragmentIds ids;
    private final RulesInForce rules;

    public RulesCommands(GroupCommit groupCommit, RulesLog log, FragmentIds ids, RulesInForce rules) {
        this.groupCommit = groupCommit;
        this.log = log;
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
        Outcome<IdentityRules> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new Publication(
                        RulesLog.stream(ids),
                        ids.eventOf("identity-rules", Integer.toString(version)),
                        read,
                        command))))
                .getFirst();
        rules.take(read);
        return new PublishedRules(version, outcome.position());
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
