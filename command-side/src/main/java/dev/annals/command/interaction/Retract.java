package dev.annals.command.interaction;

import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that an interaction counts no more, or again; what it said about consent follows, in the same transaction. The
 * event's id is derived from how often that was decided before, so of two who decide at the same time one finds it done.
 *
 * @param target the interaction
 * @param reason why
 * @param by who decided
 * @param eventId the id of the event
 */
record Retract(Retractable target, String reason, String by, UUID eventId) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.copyOf(List.of(target.fragment(), target.device()));
    }

    @Override
    public Set<FragmentId> subjects() {
        return fragments();
    }

    /** Whether it counts no more. */
    @Override
    public Boolean decide(StreamAppends appends) {
        boolean retracts = !target.isRetracted();
        if (appends.isStored(eventId)) {
            return retracts;
        }
        FragmentId fragment = target.fragment();
        appends.append(
                fragment,
                StreamKind.FRAGMENT,
                retracts
                        ? new InteractionRetracted(fragment, target.id(), reason)
                        : new InteractionRestored(fragment, target.id(), reason),
                eventId,
                by);
        List<UUID> records = target.records();
        if (!records.isEmpty()) {
            appends.append(
                    target.device(),
                    StreamKind.FRAGMENT,
                    retracts
                            ? new ConsentRetracted(target.device(), records, target.id())
                            : new ConsentRestored(target.device(), records, target.id()),
                    by);
            target.repeated().forEach(each -> each.recordNews(appends));
        }
        return retracts;
    }

    @Override
    public String toString() {
        return "Retract[" + target.id() + "]";
    }
}
