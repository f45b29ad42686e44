package dev.annals.query.delivery;

import dev.annals.api.audit.Description;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryComplained;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDelivered;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.DeliveryUnsubscribed;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.delivery.GateVerdict;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.audit.AuditLists;
import dev.annals.query.access.Masking;
import dev.annals.query.delivery.WhyView.Became;
import dev.annals.query.delivery.WhyView.Cause;
import dev.annals.query.delivery.WhyView.Gate;
import dev.annals.query.delivery.WhyView.Sending;
import dev.annals.query.delivery.WhyView.Weighed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the chain of one message together, straight from the log. */
final class WhyChain {

    private final boolean isClear;
    private final List<Weighed> weighings = new ArrayList<>();
    private final List<Became> outcomes = new ArrayList<>();
    private @Nullable DeliveryHandedOver handedOver;
    private String status = "requested";
    private String summary = "The message waits to be weighed.";
    private int attempts;
    private @Nullable String answer;

    private WhyChain(Masking masking) {
        this.isClear = masking == Masking.CLEAR;
    }

    /**
     * The chain.
     *
     * @param wanted the event that asked for it
     * @param events everything in the delivery's stream, in order
     */
    static WhyView of(
            RecordedEvent first,
            DeliveryRequested wanted,
            List<RecordedEvent> events,
            String profileId,
            EventLog log,
            Masking masking) {
        WhyChain chain = new WhyChain(masking);
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof OfDelivery event) {
                chain.add(event, recorded.at());
            }
        }
        return new WhyView(
                wanted.delivery().toString(),
                profileId,
                chain.status,
                chain.summary,
                cause(wanted, log),
                wanted.origin(),
                wanted.purpose(),
                wanted.transactional(),
                wanted.rules(),
                first.at(),
                first.actor(),
                chain.weighings,
                chain.sending(),
                chain.outcomes,
                events.getLast().position());
    }

    private static @Nullable Cause cause(DeliveryRequested wanted, EventLog log) {
        Long position = wanted.origin().cause();
        if (position == null) {
            return null;
        }
        return log.at(List.of(position)).stream()
                .findFirst()
                .map(recorded -> new Cause(
                        recorded.position(),
                        AuditLists.wireName(recorded.event().getClass()),
                        Description.of(recorded.event()),
                        recorded.at()))
                .orElse(null);
    }

    private void add(OfDelivery event, Instant at) {
        switch (event) {
            case DeliveryRequested ignored -> {}
            case DeliveryHeldBack it -> {
                is("held-back", "It was held back by the gate " + it.gate() + ": " + it.reason() + ".");
                weighings.add(
                        new Weighed(at, "held-back", it.gate(), it.reason(), null, gates(it.verdicts(), it.saw())));
            }
            case DeliveryDeferred it -> {
                is("deferred", "It waits until " + it.until() + ", by the gate " + it.gate() + ".");
                weighings.add(new Weighed(at, "deferred", it.gate(), null, it.until(), gates(it.verdicts(), it.saw())));
            }
            case DeliveryHandedOver it -> {
                handedOver = it;
                is("handed-over", "It passed every gate and waits for the provider behind " + it.connector() + ".");
                weighings.add(new Weighed(at, "handed-over", null, null, null, gates(it.verdicts(), it.saw())));
            }
            case DeliveryAccepted it -> {
                attempts = it.attempts();
                answer = it.answer();
                is("accepted", "The provider behind " + it.connector() + " took it.");
                outcomes.add(new Became("accepted", it.at(), null, null));
            }
            case DeliveryFailed it -> {
                attempts = it.attempts();
                is("failed", "The provider behind " + it.connector() + " did not take it: " + it.reason() + ".");
                outcomes.add(new Became("failed", it.at(), it.reason(), null));
            }
            case DeliveryDelivered it -> {
                is("delivered", "It arrived.");
                outcomes.add(new Became("delivered", it.at(), null, null));
            }
            case DeliveryBounced it -> {
                is("bounced", "It came back: " + it.reason() + ".");
                outcomes.add(new Became("bounced", it.at(), it.reason(), null));
            }
            case DeliveryOpened it -> outcomes.add(new Became("opened", it.at(), null, null));
            case DeliveryClicked it -> outcomes.add(new Became("clicked", it.at(), null, isClear ? it.link() : null));
            case DeliveryComplained it -> outcomes.add(new Became("complained", it.at(), null, null));
            case DeliveryUnsubscribed it -> outcomes.add(new Became("unsubscribed", it.at(), null, null));
            case DeliveryRedriven ignored -> is("handed-over", "Somebody has it tried again.");
        }
    }

    private void is(String now, String sentence) {
        status = now;
        summary = sentence;
    }

    private List<Gate> gates(List<GateVerdict> verdicts, @Nullable List<String> saw) {
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            GateVerdict verdict = verdicts.get(i);
            gates.add(new Gate(
                    verdict.gate(),
                    verdict.channel(),
                    verdict.decision(),
                    verdict.reason(),
                    isClear && saw != null && i < saw.size() ? saw.get(i) : null));
        }
        return gates;
    }

    private @Nullable Sending sending() {
        DeliveryHandedOver it = handedOver;
        return it == null
                ? null
                : new Sending(
                        it.channel(),
                        it.connector(),
                        it.template(),
                        it.templateVersion(),
                        isClear ? it.address() : null,
                        isClear ? it.message() : null,
                        attempts,
                        answer);
    }
}
