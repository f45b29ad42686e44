package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineErased;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.QuarantineSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives up the quarantined items that name the person. It is known by its identifiers only, so this comes before their
 * keys are destroyed.
 */
final class QuarantineCleared implements ErasureDuty {

    private final QuarantineSearch search;
    private final EventLog log;
    private final GroupCommit groupCommit;

    QuarantineCleared(QuarantineSearch search, EventLog log, GroupCommit groupCommit) {
        this.search = search;
        this.log = log;
        this.groupCommit = groupCommit;
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.QUARANTINE;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        Map<FragmentId, List<Identifier>> wanted = new HashMap<>();
        erasures.forEach(erasing -> wanted.put(erasing.id(), identifiers(erasing)));
        Map<FragmentId, Done> done = new HashMap<>();
        List<EraseItem> decisions = new ArrayList<>();
        search.naming(wanted, log.head()).forEach((erasure, items) -> {
            items.forEach(item -> decisions.add(new EraseItem(item, erasure)));
            done.put(erasure, new Done(items.size(), List.copyOf(items)));
        });
        if (!decisions.isEmpty()) {
            var unused = Waiting.forAnswer(groupCommit.submit(decisions));
        }
        return done;
    }

    private List<Identifier> identifiers(Erasing erasing) {
        List<Identifier> identifiers = new ArrayList<>();
        for (FragmentId fragment : erasing.fragments()) {
            try (Stream<RecordedEvent> stream = log.stream(fragment, 0)) {
                stream.map(RecordedEvent::event)
                        .filter(FragmentOpened.class::isInstance)
                        .map(FragmentOpened.class::cast)
                        .flatMap(opened -> identifier(opened).stream())
                        .findFirst()
                        .ifPresent(identifiers::add);
            }
        }
        return identifiers;
    }

    private static Optional<Identifier> identifier(FragmentOpened opened) {
        String value = opened.value();
        return value == null ? Optional.empty() : Optional.of(new Identifier(opened.namespace(), value));
    }

    private record EraseItem(FragmentId item, FragmentId erasure) implements Decision<Boolean> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of(eventId());
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of(item);
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            if (!appends.isStored(eventId())) {
                appends.append(
                        item,
                        StreamKind.QUARANTINE,
                        new QuarantineErased(item, erasure),
                        eventId(),
                        RecordedEvent.SYSTEM);
            }
            return true;
        }

        private UUID eventId() {
            return new UUID(~item.value().getMostSignificantBits(), item.value().getLeastSignificantBits());
        }
    }
}
