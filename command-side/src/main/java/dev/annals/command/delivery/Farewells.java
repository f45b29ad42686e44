package dev.annals.command.delivery;

import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Has every channel that was told of an erased person in an audience told to take it out, by exactly what it was told. That
 * is known only as long as the person's keys live, so it comes before they are destroyed, and what is to be said is sealed
 * under a key of its own, which ends once the channel took it. So no channel can keep an erasure waiting.
 */
final class Farewells implements ErasureDuty {

    private final AudienceBook book;
    private final ConnectorBook connectors;
    private final EventLog log;
    private final GroupCommit groupCommit;
    private final FragmentIds ids;
    private final AudienceMessages messages;

    Farewells(AudienceBook book, ConnectorBook connectors, EventLog log, GroupCommit groupCommit, FragmentIds ids) {
        this.book = book;
        this.connectors = connectors;
        this.log = log;
        this.groupCommit = groupCommit;
        this.ids = ids;
        this.messages = new AudienceMessages(ids);
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.AUDIENCES;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        book.refresh();
        Map<FragmentId, Done> done = new HashMap<>();
        List<TakeBack> all = new ArrayList<>();
        for (Erasing erasing : erasures) {
            List<TakeBack> own = farewells(erasing);
            all.addAll(own);
            List<FragmentId> boxes =
                    own.stream().map(each -> each.asking().command().profile()).toList();
            done.put(erasing.id(), new Done(boxes.size(), boxes));
        }
        if (!all.isEmpty()) {
            var unused = Waiting.forAnswer(groupCommit.submit(List.copyOf(all)));
        }
        return done;
    }

    private List<TakeBack> farewells(Erasing erasing) {
        Map<FragmentId, AttachedAudience> members = new LinkedHashMap<>();
        for (AttachedAudience audience : book.all()) {
            for (FragmentId fragment : erasing.fragments()) {
                members.put(AudienceBook.member(ids, audience.segment(), audience.channel(), fragment), audience);
            }
        }
        List<TakeBack> farewells = new ArrayList<>();
        for (FragmentId member : members.isEmpty()
                ? List.<FragmentId>of()
                : log.heads(members.keySet()).keySet()) {
            AttachedAudience audience = members.get(member);
            if (audience != null) {
                told(member).forEach(told -> farewells.add(farewell(erasing, audience, member, told)));
            }
        }
        return farewells;
    }

    private TakeBack farewell(Erasing erasing, AttachedAudience audience, FragmentId member, DeliveryHandedOver told) {
        FragmentId box = ids.of(
                "farewell",
                erasing.id().toString(),
                member.toString(),
                told.delivery().toString());
        return new TakeBack(messages.asking(messages.farewell(audience, box, told)), told);
    }

    /** What a channel outside was told of somebody, and has not confirmed to have taken out. */
    private Collection<DeliveryHandedOver> told(FragmentId member) {
        Map<Map<String, String>, DeliveryHandedOver> told = new LinkedHashMap<>();
        for (FragmentId delivery : deliveries(member)) {
            DeliveryHandedOver handedOver = null;
            boolean isAccepted = false;
            try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
                for (RecordedEvent recorded : (Iterable<RecordedEvent>) events::iterator) {
                    handedOver = recorded.event() instanceof DeliveryHandedOver it ? it : handedOver;
                    isAccepted |= recorded.event() instanceof DeliveryAccepted;
                }
            }
            Message message = handedOver == null ? null : handedOver.message();
            if (handedOver == null || message == null || isWrittenHere(handedOver.connector())) {
                continue;
            }
            Map<String, String> values = AudienceMessages.values(message, handedOver.address());
            if (!AudienceMessages.takesOut(message)) {
                told.put(values, handedOver);
            } else if (isAccepted) {
                told.remove(values);
            }
        }
        return told.values();
    }

    /** The messages by which a channel was told of somebody, in order. */
    private List<FragmentId> deliveries(FragmentId member) {
        List<FragmentId> deliveries = new ArrayList<>();
        try (Stream<RecordedEvent> events = log.stream(member, 0)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof AudienceMemberChanged it && it.delivery() != null) {
                    deliveries.add(messages.retraction(member, recorded.sequence()));
                    deliveries.add(it.delivery());
                }
            });
        }
        return deliveries;
    }

    /** Files of the installation are taken away by themselves. */
    private boolean isWrittenHere(String connector) {
        return connectors
                .find(connector)
                .filter(each -> each.kind().equals(ConnectorBook.LOG))
                .isPresent();
    }
}
