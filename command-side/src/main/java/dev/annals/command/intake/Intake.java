package dev.annals.command.intake;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.interaction.Arrival;
import dev.annals.command.interaction.BodyReader;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.CloudEvents;
import dev.annals.command.interaction.Defaults;
import dev.annals.command.interaction.ItemChecks;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.SentBody;
import dev.annals.command.interaction.SentItem;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The way that every request takes, whichever endpoint it came to: read, check, record, wait until it is durable. */
final class Intake {

    /** What is wrong with the text rather than with what it says; a single interaction of that kind is not kept. */
    private static final Set<Rejection> UNREADABLE =
            EnumSet.of(Rejection.MALFORMED_JSON, Rejection.INTERACTION_TOO_LARGE, Rejection.TOO_COMPLEX);

    private final BodyReader bodies;
    private final ItemChecks checks;
    private final Recorder recorder;
    private final Clock clock;

    Intake(BodyReader bodies, ItemChecks checks, Recorder recorder, Clock clock) {
        this.bodies = bodies;
        this.checks = checks;
        this.recorder = recorder;
        this.clock = clock;
    }

    SentBody read(byte[] body, Shape shape) {
        return bodies.read(body, shape);
    }

    /** Refuses what is not exactly one JSON value. */
    void requireJson(byte[] text) {
        bodies.requireOneValue(text);
    }

    /** How a request of a source comes in. */
    Arrival arrival(HttpServletRequest request, String source) {
        return new Arrival(
                source,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "1".equals(request.getHeader("Sec-GPC")),
                request.getRemoteAddr());
    }

    /**
     * Records one interaction. An unacceptable one is quarantined, and refused all the same. One that belongs to a purpose
     * which the person refused is taken and counted: its sender has nothing to mend, and nothing to send again.
     *
     * @throws Rejected when it is unacceptable
     */
    Receipt recordSingle(SentBody body, InteractionType type, Arrival arrival) {
        Submission submission = checks.check(body.items().getFirst(), Defaults.ofType(type), arrival);
        if (submission instanceof Submission.Unacceptable refused && UNREADABLE.contains(refused.rejection())) {
            throw refusal(refused);
        }
        Receipt receipt = record(List.of(submission)).getFirst();
        if (submission instanceof Submission.Deviating deviating && !deviating.isRecorded()) {
            throw refusal(deviating.kept());
        }
        if (submission instanceof Submission.Unacceptable refused) {
            throw refusal(refused);
        }
        return receipt;
    }

    /** Records all items of a body; unacceptable ones are quarantined. */
    List<Receipt> recordAll(SentBody body, Arrival arrival) {
        return recordAll(body, Defaults.ofEnvelope(body.envelope()), arrival);
    }

    /** Records all items of a body of which something is known beforehand; unacceptable ones are quarantined. */
    List<Receipt> recordAll(SentBody body, Defaults defaults, Arrival arrival) {
        List<Submission> submissions = new ArrayList<>(body.items().size());
        for (SentItem item : body.items()) {
            submissions.add(checks.check(item, defaults, arrival));
        }
        return record(submissions);
    }

    /** Records CloudEvents; unacceptable ones are quarantined. */
    List<Receipt> recordEvents(SentBody body, Arrival arrival) {
        return record(body.items().stream()
                .map(event -> checks.check(CloudEvents.interaction(event), Defaults.none(), arrival))
                .toList());
    }

    private List<Receipt> record(List<Submission> submissions) {
        return submissions.isEmpty() ? List.of() : Waiting.forAnswer(recorder.submit(submissions));
    }

    private static Rejected refusal(Submission.Unacceptable refused) {
        return new Rejected(refused.rejection(), refused.detail());
    }
}
