package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeDelivery;
import dev.annals.api.delivery.ChangeDelivery.CancelDelivery;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.ChangeDelivery.RedriveDelivery;
import dev.annals.api.delivery.ChangeDelivery.ReweighDelivery;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.delivery.PublishTemplate;
import dev.annals.api.delivery.PublishTemplate.PublishedTemplate;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.TemplateEvent.TemplatePublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.MessageTemplate;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.residency.ResidencyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Handles what is wanted of deliveries, and the publishing of templates. */
public final class DeliveryCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GroupCommit groupCommit;
    private final EventLog log;
    private final FragmentIds ids;
    private final Recipients recipients;
    private final Preparation preparation;
    private final DeliveryRules rules;
    private final ResidencyPolicy residency;
    private final PurposeBook purposes;
    private final TemplateBook templates;
    private final Budgets budgets;
    private final InstantSource clock;

    DeliveryCommands(
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            Recipients recipients,
            Preparation preparation,
            DeliveryRules rules,
            ResidencyPolicy residency,
            PurposeBook purposes,
            TemplateBook templates,
            Budgets budgets,
            InstantSource clock) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.ids = ids;
        this.recipients = recipients;
        this.preparation = preparation;
        this.rules = rules;
        this.residency = residency;
        this.purposes = purposes;
        this.templates = templates;
        this.budgets = budgets;
        this.clock = clock;
    }

    @CommandHandler
    DeliveryReceipt handle(RequestDelivery command) {
        FragmentId dedupe = command.dedupe() == null ? null : ids.of("dedupe", command.dedupe());
        return receipt(
                command.delivery(),
                new AskForDelivery(
                        command,
                        ids.eventOf("annals.delivery", command.delivery().toString()),
                        dedupe));
    }

    /** Weighs a message on what is known of the person once everything is that was recorded before it was asked for. */
    @CommandHandler
    DeliveryReceipt handle(WeighDelivery command) {
        return weighed(command.delivery(), false);
    }

    @CommandHandler
    DeliveryReceipt handle(ReweighDelivery command) {
        return weighed(command.delivery(), true);
    }

    private DeliveryReceipt weighed(FragmentId delivery, boolean again) {
        List<RecordedEvent> events = events(delivery);
        DeliveryRequested wanted = wanted(events);
        DeliveryState state = DeliveryState.NONE;
        for (RecordedEvent recorded : events) {
            state = state.after(recorded.event(), recorded.at());
        }
        if (!state.mayBeWeighed(again) || wanted.origin().comesOfErasure()) {
            return new DeliveryReceipt(delivery, false, events.getLast().position());
        }
        boolean isFirst = !again && state.deferrals() == 0;
        long atLeast = isFirst ? events.getFirst().position() : log.head();
        Instant now = clock.instant();
        Recipient recipient = recipients.find(wanted.profile(), atLeast, PATIENCE);
        budgets.refresh(now);
        return receipt(
                delivery,
                new Weigh(
                        wanted,
                        again,
                        recipient,
                        preparation.routes(wanted, recipient, now),
                        rules,
                        residency,
                        purposes.current(),
                        budgets,
                        ids));
    }

    @CommandHandler
    DeliveryReceipt handle(CancelDelivery command) {
        return intervene(command);
    }

    @CommandHandler
    DeliveryReceipt handle(RedriveDelivery command) {
        return intervene(command);
    }

    @CommandHandler
    DeliveryReceipt handle(RecordOutcome command) {
        return receipt(
                command.delivery(),
                new NoteOutcome(command, wanted(events(command.delivery())).profile(), clickId(command)));
    }

    private @Nullable UUID clickId(RecordOutcome command) {
        return command.outcome() == dev.annals.api.delivery.Outcome.CLICKED
                ? ids.eventOf(
                        "annals.delivery.clicked",
                        command.delivery() + " " + command.at().toEpochMilli() + " " + command.link())
                : null;
    }

    @CommandHandler
    PublishedTemplate handle(PublishTemplate command) {
        templates.refresh(command.key());
        MessageTemplate inForce = templates.current(command.key()).orElse(null);
        if (inForce != null && inForce.text().equals(command.text())) {
            return new PublishedTemplate(command.key(), inForce.version(), false, log.head());
        }
        int version = inForce == null ? 1 : inForce.version() + 1;
        var unused = MessageTemplate.read(command.key(), version, command.text());
        Outcome<Boolean> outcome = decide(new RecordOnce(
                TemplateBook.stream(ids, command.key()),
                StreamKind.TEMPLATE,
                new TemplatePublished(TemplateBook.stream(ids, command.key()), command.key(), version, command.text()),
                ids.eventOf("annals.template", command.key() + "@" + version),
                command.by()));
        templates.refresh(command.key());
        if (!outcome.answer()) {
            throw new Rejected(Rejection.CONFLICT, "Somebody else published this template at the same time.");
        }
        return new PublishedTemplate(command.key(), version, true, outcome.position());
    }

    private DeliveryReceipt intervene(ChangeDelivery command) {
        return receipt(
                command.delivery(),
                new Intervene(command, wanted(events(command.delivery())).profile()));
    }

    private List<RecordedEvent> events(FragmentId delivery) {
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            return events.toList();
        }
    }

    private static DeliveryRequested wanted(List<RecordedEvent> events) {
        if (!events.isEmpty() && events.getFirst().event() instanceof DeliveryRequested wanted) {
            return wanted;
        }
        throw new Rejected(Rejection.NOT_FOUND, "There is no delivery of this id.");
    }

    private DeliveryReceipt receipt(FragmentId delivery, Decision<Boolean> decision) {
        Outcome<Boolean> outcome = decide(decision);
        return new DeliveryReceipt(delivery, outcome.answer(), outcome.position());
    }

    private <R> Outcome<R> decide(Decision<R> decision) {
        return Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
    }
}
