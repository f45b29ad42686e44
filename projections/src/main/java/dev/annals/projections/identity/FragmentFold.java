package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.MergeDecided;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.tag.TagEvent;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds a fragment's stream into its document: one pure function for the live read model, its rebuild, and a profile as
 * it was at an instant.
 *
 * <p>Traits are said about a person by the interactions of every type but {@code group}, whose traits are the account's.
 */
public final class FragmentFold {

    private FragmentFold() {}

    /** A whole stream, oldest first, or a beginning of it; empty when there is no event of the fragment in it. */
    public static Optional<FragmentDocument> of(FragmentId fragment, Stream<RecordedEvent> stream) {
        List<RecordedEvent> history = stream.toList();
        Set<UUID> retracted = Retractions.in(history);
        FragmentDocument folded = null;
        for (RecordedEvent recorded : history) {
            if (!retracted.contains(recorded.id())) {
                folded = after(fragment, folded, recorded);
            }
        }
        return Optional.ofNullable(folded);
    }

    /**
     * The document after one more event. An event of another family changes nothing. After one that takes back an earlier
     * one, or brings it back, the stream has to be folded anew.
     */
    static @Nullable FragmentDocument after(
            FragmentId fragment, @Nullable FragmentDocument current, RecordedEvent recorded) {
        FragmentDocument before = current == null ? FragmentDocument.empty(fragment) : current;
        return switch (recorded.event()) {
            case InteractionEvent event ->
                switch (event) {
                    case InteractionRecorded interaction -> interacted(before, interaction, recorded);
                    case InteractionRetracted retracted ->
                        withdrawn(before, with(before.retracted(), retracted, recorded), recorded);
                    case InteractionRestored restored ->
                        withdrawn(before, without(before.retracted(), restored), recorded);
                    case InteractionsExpired ignored -> withdrawn(before, before.retracted(), recorded);
                };
            case FragmentOpened opened -> opened(before, opened, recorded);
            case IdentityEvent event -> placed(before, event, recorded);
            case TagEvent event -> tagged(before, event, recorded);
            case FragmentErased erased -> FragmentDocument.erased(fragment, erased.erasure(), recorded.position());
            default -> current;
        };
    }

    private static FragmentDocument opened(FragmentDocument it, FragmentOpened event, RecordedEvent recorded) {
        FragmentDraft next = new FragmentDraft(it);
        next.namespace = event.namespace();
        next.opened = recorded.at();
        next.value = event.value();
        next.place = it.place().after(event, recorded);
        return next.at(recorded.position());
    }

    private static FragmentDocument placed(FragmentDocument it, IdentityEvent event, RecordedEvent recorded) {
        FragmentDraft next = new FragmentDraft(it);
        next.reasons = reasons(it.reasons(), event, recorded);
        next.place = it.place().after(event, recorded);
        return next.at(recorded.position());
    }

    private static FragmentDocument tagged(FragmentDocument it, TagEvent event, RecordedEvent recorded) {
        FragmentDraft next = new FragmentDraft(it);
        next.tags = TagMark.after(it.tags(), event, recorded);
        return next.at(recorded.position());
    }

    private static FragmentDocument interacted(FragmentDocument it, InteractionRecorded event, RecordedEvent recorded) {
        FragmentDraft next = new FragmentDraft(it);
        Sighting sighting = new Sighting(event.occurredAt(), recorded.id(), event.source());
        Content content = event.content();
        if (content != null) {
            Claims claims = claims(it, event, content, recorded);
            if (claims != null) {
                next.traits = claims.newest();
                next.others = claims.others();
            }
            next.groups = groups(it.groups(), content.groupId(), sighting);
            next.networks = networks(it.networks(), content.context(), event.occurredAt());
        }
        next.types = counted(it.types(), event.type().wireName());
        next.names = counted(it.names(), event.name());
        next.first = it.first() == null ? sighting : it.first().orEarlier(sighting);
        next.last = it.last() == null ? sighting : it.last().orLater(sighting);
        return next.at(recorded.position());
    }

    private static FragmentDocument withdrawn(
            FragmentDocument it, @Nullable Map<String, Withdrawal> retracted, RecordedEvent recorded) {
        FragmentDraft next = new FragmentDraft(it);
        next.retracted = retracted;
        return next.at(recorded.position());
    }

    private static Map<String, Withdrawal> with(
            @Nullable Map<String, Withdrawal> before, InteractionRetracted event, RecordedEvent recorded) {
        Map<String, Withdrawal> after = before == null ? new HashMap<>() : new HashMap<>(before);
        after.put(event.interaction().toString(), new Withdrawal(recorded.at(), recorded.actor(), event.reason()));
        return Collections.unmodifiableMap(after);
    }

    private static @Nullable Map<String, Withdrawal> without(
            @Nullable Map<String, Withdrawal> before, InteractionRestored event) {
        Map<String, Withdrawal> after = before == null ? new HashMap<>() : new HashMap<>(before);
        after.remove(event.interaction().toString());
        return after.isEmpty() ? null : Collections.unmodifiableMap(after);
    }

    private static @Nullable Claims claims(
            FragmentDocument it, InteractionRecorded event, Content content, RecordedEvent recorded) {
        if (!isAboutThePerson(event) || content.traits().isEmpty()) {
            return null;
        }
        Claims claims = new Claims(it.traits(), it.others());
        content.traits().forEach((name, value) -> {
            if (Limits.holds(name, value)) {
                claims.say(name, new Register(value, event.occurredAt(), recorded.id(), event.source()));
            }
        });
        claims.trim();
        return claims;
    }

    /** Whether what an interaction says of a trait is a claim about the person that is kept. */
    public static boolean isClaim(InteractionRecorded event, String name, @Nullable Object value) {
        return isAboutThePerson(event) && Limits.holds(name, value);
    }

    private static boolean isAboutThePerson(InteractionRecorded event) {
        return switch (event.type()) {
            case IDENTIFY, TRACK, PAGE, SCREEN, ALIAS -> true;
            case GROUP -> false;
        };
    }

    private static @Nullable Map<String, String> reasons(
            @Nullable Map<String, String> before, IdentityEvent event, RecordedEvent recorded) {
        String reason = switch (event) {
            case MergeDecided it -> it.reason();
            case KeptApart it -> it.reason();
            default -> null;
        };
        if (reason == null) {
            return before;
        }
        Map<String, String> after = before == null ? new HashMap<>() : new HashMap<>(before);
        after.put(recorded.id().toString(), reason);
        Limits.trim(after, Limits.REASONS);
        return Collections.unmodifiableMap(after);
    }

    private static @Nullable Map<String, Sighting> groups(
            @Nullable Map<String, Sighting> before, @Nullable String group, Sighting sighting) {
        if (group == null || !Limits.holds(group)) {
            return before;
        }
        Map<String, Sighting> after = before == null ? new HashMap<>() : new HashMap<>(before);
        after.merge(group, sighting, Sighting::orEarlier);
        Limits.trim(after, Limits.GROUPS);
        return Collections.unmodifiableMap(after);
    }

    private static @Nullable Map<String, Instant> networks(
            @Nullable Map<String, Instant> before, Map<String, ? extends @Nullable Object> context, Instant at) {
        if (!(context.get("ip") instanceof String address) || !Limits.isNetwork(address)) {
            return before;
        }
        if (before != null
                && before.containsKey(address)
                && !before.get(address).isBefore(at)) {
            return before;
        }
        Map<String, Instant> after = before == null ? new HashMap<>() : new HashMap<>(before);
        after.put(address, at);
        Limits.trimOldest(after, Limits.NETWORKS);
        return Collections.unmodifiableMap(after);
    }

    private static Map<String, Long> counted(Map<String, Long> before, @Nullable String name) {
        if (name == null || !Limits.holds(name)) {
            return before;
        }
        Map<String, Long> after = new HashMap<>(before);
        after.merge(name, 1L, Long::sum);
        Limits.trim(after, Limits.NAMES);
        return Collections.unmodifiableMap(after);
    }
}
