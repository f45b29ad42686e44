package dev.annals.platform.delivery;

import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.SendRules.Cap;
import dev.annals.api.identity.FragmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a person got, as far back as rules look. Commutative, associative and idempotent in {@link #merge}, so
 * that joining two people's histories and parting them again loses nothing.
 *
 * @param contacts each of them, the oldest first
 */
public record ContactHistory(List<Contact> contacts) {

    /** Nobody wrote. */
    public static final ContactHistory NONE = new ContactHistory(List.of());

    /** The most that are kept; a rule cannot count further. */
    public static final int MOST = 500;

    private static final Comparator<Contact> ORDER =
            Comparator.comparing(Contact::at).thenComparing(Contact::delivery);

    /**
     * One message.
     *
     * @param delivery the delivery
     * @param channel by which it went
     * @param transactional whether the person waited for it
     * @param dedupe what must not be sent twice; null for none
     * @param at when
     */
    public record Contact(
            FragmentId delivery,
            String channel,
            boolean transactional,
            @Nullable FragmentId dedupe,
            Instant at) {

        /** What an event says, recorded at an instant. */
        public static Contact of(DeliveryCounted counted, Instant at) {
            return new Contact(counted.delivery(), counted.channel(), counted.transactional(), counted.dedupe(), at);
        }
    }

    /** The history with one more message. */
    public ContactHistory with(Contact contact) {
        return merge(new ContactHistory(List.of(contact)));
    }

    /** Both together. */
    public ContactHistory merge(ContactHistory other) {
        if (contacts.isEmpty() || other.contacts.isEmpty()) {
            return contacts.isEmpty() ? other : this;
        }
        Map<FragmentId, Contact> all = new TreeMap<>();
        contacts.forEach(each -> all.put(each.delivery(), each));
        other.contacts.forEach(each -> all.put(each.delivery(), each));
        List<Contact> sorted = new ArrayList<>(all.values());
        sorted.sort(ORDER);
        return new ContactHistory(List.copyOf(sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size())));
    }

    /** How many messages count for a cap at an instant: those within its time, which rolls, but for transactional ones. */
    public long within(Cap cap, Instant now, FragmentId besides) {
        Instant after = now.minus(cap.per());
        return contacts.stream()
                .filter(each -> !each.transactional() && cap.counts(each.channel()))
                .filter(each -> each.at().isAfter(after) && !each.at().isAfter(now))
                .filter(each -> !each.delivery().equals(besides))
                .count();
    }

    /** The message that said the same within a time, if one did. */
    public Optional<Contact> same(@Nullable FragmentId dedupe, Duration within, Instant now, FragmentId besides) {
        Instant after = now.minus(within);
        return dedupe == null
                ? Optional.empty()
                : contacts.stream()
                        .filter(each ->
                                dedupe.equals(each.dedupe()) && each.at().isAfter(after))
                        .filter(each -> !each.delivery().equals(besides))
                        .findFirst();
    }
}
