package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.Submission.Acceptable;
import dev.annals.command.interaction.Submission.Unacceptable;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.schema.PlanGate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Puts JSON texts through reading and checking, as a request would. */
final class Checking {

    static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    private static final RulesInForce RULES = new RulesInForce(IdentityYaml.defaultRules());

    final BodyReader bodies = new BodyReader(BodyReader.LARGEST_ITEM);
    final ItemChecks checks;
    final Arrival arrival;

    private Checking(boolean devicesIdentify, Arrival arrival) {
        this.checks = new ItemChecks(
                new NamedIdentifiers(new Normalisation("TW", RULES), RULES, devicesIdentify),
                new MessageIds(new Random(1)),
                PlanGate.open());
        this.arrival = arrival;
    }

    static Checking plainly() {
        return new Checking(false, new Arrival("shop", RECEIVED, false, "192.0.2.7"));
    }

    static Checking withDevices() {
        return new Checking(true, new Arrival("shop", RECEIVED, false, null));
    }

    static Checking withPrivacyControl() {
        return new Checking(false, new Arrival("shop", RECEIVED, true, null));
    }

    Submission single(InteractionType type, String json) {
        SentBody body = bodies.read(bytes(json), Shape.SINGLE);
        return checks.check(body.items().getFirst(), Defaults.ofType(type), arrival);
    }

    List<Submission> batch(String json) {
        SentBody body = bodies.read(bytes(json), Shape.BATCH);
        Defaults defaults = Defaults.ofEnvelope(body.envelope());
        return body.items().stream()
                .map(item -> checks.check(item, defaults, arrival))
                .toList();
    }

    Interaction accepted(InteractionType type, String json) {
        Submission submission = single(type, json);
        assertThat(submission).isInstanceOf(Acceptable.class);
        return ((Acceptable) submission).interaction();
    }

    Content content(InteractionType type, String json) {
        return accepted(type, json).content();
    }

    Unacceptable refused(InteractionType type, String json) {
        Submission submission = single(type, json);
        assertThat(submission).isInstanceOf(Unacceptable.class);
        return (Unacceptable) submission;
    }

    ItemReader reader() {
        return new RawItemReader(checks);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
