package dev.annals.command.consent;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.SplitProfile;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.identity.IdentityCommands;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/** Makes identifiers one person's, by an interaction that names them together. */
final class Trees {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Trees() {}

    /** Says that two identifiers are not one person's. */
    static void part(GroupCommit groupCommit, FragmentIds ids, Identifier one, Identifier other) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(new IdentityCommands(groupCommit, forest(), () -> new UUID(0, 7)))
                .subscribe(bus);
        DefaultCommandGateway.builder()
                .commandBus(bus)
                .build()
                .sendAndWait(new SplitProfile(ids.of(one), ids.of(other), "two people", "compliance:ann"));
    }

    /** Says that identifiers are one person's. */
    static void join(GroupCommit groupCommit, EventLog log, FragmentIds ids, Identifier... strongestFirst) {
        Content content = new Content("join", List.of(strongestFirst), null, Map.of(), Map.of(), Map.of());
        Waiting.forAnswer(new GroupRecorder(groupCommit, forest(), Gates.on(log, ids), ids, new SimpleMeterRegistry())
                .submit(List.of(new Submission.Acceptable(
                        new Interaction("web", InteractionType.IDENTIFY, null, NOON, NOON, false, content)))));
    }

    private static MergeForest forest() {
        return new MergeForest(new RulesInForce(IdentityYaml.defaultRules()));
    }
}
