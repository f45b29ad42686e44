package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeAudience;
import dev.annals.api.delivery.ChangeAudience.AttachAudience;
import dev.annals.api.delivery.ChangeAudience.AudienceReceipt;
import dev.annals.api.delivery.ChangeAudience.DetachAudience;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.ChangeAudience.LookAnew;
import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.OfAudience;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.delivery.StandInAudience.Former;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Handles what is wanted of segments that are kept in step with a channel. */
public final class AudienceCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 5;

    private final GroupCommit groupCommit;
    private final EventLog log;
    private final FragmentIds ids;
    private final AudienceBook book;
    private final SegmentBook segments;
    private final Recipients recipients;
    private final Preparation preparation;
    private final DeliveryRules rules;
    private final ResidencyPolicy residency;
    private final PurposeBook purposes;
    private final InstantSource clock;
    private final AudienceMessages messages;

    AudienceCommands(
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            AudienceBook book,
            SegmentBook segments,
            Recipients recipients,
            Preparation preparation,
            DeliveryRules rules,
            ResidencyPolicy residency,
            PurposeBook purposes,
            InstantSource clock) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.ids = ids;
        this.book = book;
        this.segments = segments;
        this.recipients = recipients;
        this.preparation = preparation;
        this.rules = rules;
        this.residency = residency;
        this.purposes = purposes;
        this.clock = clock;
        this.messages = new AudienceMessages(ids);
    }

    @CommandHandler
    AudienceReceipt handle(AttachAudience command) {
        book.refresh();
        AttachedAudience now = book.find(command.segment(), command.channel())
                .filter(AttachedAudience::isAttached)
                .orElse(null);
        return now != null
                        && now.purpose().equals(command.purpose())
                        && now.fields().equals(command.fields())
                ? new AudienceReceipt(false, now.position())
                : decided(
                        new AudienceAttached(
                                AudienceBook.stream(ids),
                                command.segment(),
                                command.channel(),
                                command.purpose(),
                                command.fields()),
                        command.by());
    }

    @CommandHandler
    AudienceReceipt handle(DetachAudience command) {
        book.refresh();
        AttachedAudience now = book.find(command.segment(), command.channel())
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND, "The segment is not kept in step with " + command.channel() + "."));
        return now.isAttached()
                ? decided(
                        new AudienceDetached(AudienceBook.stream(ids), command.segment(), command.channel()),
                        command.by())
                : new AudienceReceipt(false, now.position());
    }

    private AudienceReceipt decided(OfAudience event, String by) {
        FragmentId stream = AudienceBook.stream(ids);
        RecordedEvent last = last(stream);
        long place = last == null ? 0 : last.sequence() + 1;
        Outcome<Boolean> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new RecordOnce(
                        stream, StreamKind.AUDIENCE, event, ids.eventOf("annals.audience", Long.toString(place)), by))))
                .getFirst();
        book.refresh();
        if (!outcome.answer()) {
            throw new Rejected(Rejection.CONFLICT, "Somebody else changed what is kept in step at the same time.");
        }
        return new AudienceReceipt(true, outcome.position());
    }

    @CommandHandler
    AudienceReceipt handle(KeepInStep command) {
        return stood(command, command.profile(), command.cause());
    }

    @CommandHandler
    AudienceReceipt handle(LookAnew command) {
        return stood(command, command.profile(), command.cause());
    }

    private AudienceReceipt stood(ChangeAudience command, FragmentId profile, @Nullable Long cause) {
        AttachedAudience audience =
                book.find(command.segment(), command.channel()).orElse(null);
        FragmentId member = AudienceBook.member(ids, command.segment(), command.channel(), profile);
        for (int attempt = 1; ; attempt++) {
            RecordedEvent last = last(member);
            boolean isSettled = last == null
                    ? !(command instanceof KeepInStep it && it.isMember())
                    : command instanceof LookAnew
                            && last.event() instanceof AudienceMemberChanged it
                            && it.standing() == Standing.OUT;
            if (audience == null || isSettled) {
                return new AudienceReceipt(false, last == null ? -1 : last.position());
            }
            try {
                return decide(command, audience, profile, member, last, cause, attempt > 1);
            } catch (Rejected busy) {
                if (busy.rejection() != Rejection.CONFLICT || attempt == ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    /** @param anew whether something else was found than had been seen, so that the newest is to be known of the person */
    private AudienceReceipt decide(
            ChangeAudience command,
            AttachedAudience audience,
            FragmentId profile,
            FragmentId member,
            @Nullable RecordedEvent last,
            @Nullable Long cause,
            boolean anew) {
        long seen = last == null ? -1 : last.sequence();
        int version = version(audience);
        RequestDelivery add = messages.add(audience, version, profile, member, seen + 1, cause);
        DeliveryHandedOver told = told(last);
        DeliveryRequested wanted = AudienceMessages.requested(add);
        long atLeast = anew ? log.head() : cause == null ? -1 : cause;
        Recipient recipient = recipients.find(profile, atLeast, PATIENCE);
        List<PreparedRoute> routes = preparation.routes(wanted, recipient, clock.instant());
        TakeBack otherwise = told == null || messages.saysTheSame(told, routes.getFirst(), audience)
                ? null
                : new TakeBack(
                        messages.asking(messages.retraction(audience, version, profile, member, seen + 1, cause, told)),
                        told);
        Weigh gates = new Weigh(
                wanted,
                false,
                recipient,
                routes,
                rules,
                residency,
                purposes.current(),
                new Budgets(log, rules.zone(), Set.of()),
                ids);
        Outcome<Boolean> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new StandInAudience(
                        command,
                        audience.isAttached(),
                        profile,
                        member,
                        seen,
                        messages.asking(add),
                        removal(audience, profile, member, last, cause),
                        otherwise,
                        formers(audience, profile, recipient, cause),
                        gates))))
                .getFirst();
        return new AudienceReceipt(outcome.answer(), outcome.position());
    }

    private int version(AttachedAudience audience) {
        return segments.known(audience.segment())
                .map(PublishedDefinition::version)
                .orElse(0);
    }

    private @Nullable TakeBack removal(
            AttachedAudience audience,
            FragmentId profile,
            FragmentId member,
            @Nullable RecordedEvent last,
            @Nullable Long cause) {
        DeliveryHandedOver told = told(last);
        return last == null || told == null
                ? null
                : new TakeBack(
                        messages.asking(messages.removal(
                                audience, version(audience), profile, member, last.sequence() + 1, cause, told)),
                        told);
    }

    /** The other profiles that are the same person's by now, and were in the audience once. */
    private List<Former> formers(
            AttachedAudience audience, FragmentId profile, Recipient recipient, @Nullable Long cause) {
        Map<FragmentId, FragmentId> streams = new HashMap<>();
        recipient.fragments().stream()
                .filter(each -> !each.equals(profile))
                .forEach(each ->
                        streams.put(AudienceBook.member(ids, audience.segment(), audience.channel(), each), each));
        if (streams.isEmpty()) {
            return List.of();
        }
        List<Former> formers = new ArrayList<>();
        for (FragmentId stream : log.heads(streams.keySet()).keySet()) {
            RecordedEvent last = last(stream);
            FragmentId former = streams.get(stream);
            if (former != null && last != null) {
                formers.add(
                        new Former(former, stream, last.sequence(), removal(audience, former, stream, last, cause)));
            }
        }
        return formers;
    }

    private @Nullable DeliveryHandedOver told(@Nullable RecordedEvent last) {
        FragmentId delivery = last != null && last.event() instanceof AudienceMemberChanged it ? it.delivery() : null;
        if (delivery == null) {
            return null;
        }
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            return events.map(RecordedEvent::event)
                    .filter(DeliveryHandedOver.class::isInstance)
                    .map(DeliveryHandedOver.class::cast)
                    .reduce((older, newer) -> newer)
                    .orElse(null);
        }
    }

    private @Nullable RecordedEvent last(FragmentId stream) {
        List<RecordedEvent> newest = log.newest(stream, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? null : newest.getFirst();
    }
}
