package dev.annals.query.delivery;

import dev.annals.api.delivery.GateVerdict.Decision;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.SendRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole chain of one message, sent or held back: what happened first, the segment and its version, the journey with
 * version and step, what every gate said and saw, what the provider answered, what became of it.
 *
 * @param delivery the delivery
 * @param profileId the profile of the person, as it is now
 * @param status how far it is
 * @param summary the answer in one sentence
 * @param cause what began it; null where nothing is known to
 * @param origin the segment, journey, run and step that led to it
 * @param purpose the key of the purpose
 * @param transactional whether the person waits for it
 * @param rules the rules of whoever asked
 * @param requestedAt when it was asked for
 * @param requestedBy who asked
 * @param weighings every time it was weighed, in order
 * @param sending how it was sent; null where it was not
 * @param outcomes what became of it, in order
 * @param position the position that the answer reflects
 */
record WhyView(
        String delivery,
        String profileId,
        String status,
        String summary,
        @Nullable Cause cause,
        Origin origin,
        String purpose,
        boolean transactional,
        SendRules rules,
        Instant requestedAt,
        String requestedBy,
        List<Weighed> weighings,
        @Nullable Sending sending,
        List<Became> outcomes,
        long position) {

    /**
     * What began it.
     *
     * @param position where the log says so
     * @param event the name of the event
     * @param what what it means, as a sentence
     * @param at when it was recorded
     */
    record Cause(long position, String event, String what, Instant at) {}

    /**
     * One weighing.
     *
     * @param at when
     * @param decision {@code handed-over}, {@code deferred} or {@code held-back}
     * @param gate the gate that decided it; null where all of them let it pass
     * @param reason why
     * @param until when it is weighed again; null where it is not
     * @param gates what every gate said
     */
    record Weighed(
            Instant at,
            String decision,
            @Nullable String gate,
            @Nullable String reason,
            @Nullable Instant until,
            List<Gate> gates) {}

    /**
     * What one gate said.
     *
     * @param gate its name
     * @param channel for which channel
     * @param decision what it decided
     * @param reason why
     * @param saw the value it saw; null for readers who may not see personal data, and once erased
     */
    record Gate(
            String gate,
            String channel,
            Decision decision,
            String reason,
            @Nullable String saw) {}

    /**
     * How it was sent.
     *
     * @param channel by which channel
     * @param connector by which connector
     * @param template by which template; null where a message was given
     * @param templateVersion its version
     * @param address to where; null for readers who may not see personal data, and once erased
     * @param message what it said; null for readers who may not see personal data, and once erased
     * @param attempts how often it was tried
     * @param answer by what the provider calls it
     */
    record Sending(
            String channel,
            String connector,
            @Nullable String template,
            @Nullable Integer templateVersion,
            @Nullable String address,
            @Nullable Message message,
            int attempts,
            @Nullable String answer) {}

    /**
     * One outcome.
     *
     * @param outcome which
     * @param at when
     * @param reason why; null where there is nothing to say
     * @param link which link was followed; null for readers who may not see personal data, and once erased
     */
    record Became(
            String outcome,
            Instant at,
            @Nullable String reason,
            @Nullable String link) {}
}
