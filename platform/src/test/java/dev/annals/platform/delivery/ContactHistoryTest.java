package dev.annals.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.SendRules.Cap;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ContactHistory.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactHistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final FragmentId NEXT = new FragmentId(new UUID(0, 0));

    /** Sent whenever a cap lets it, in whatever rhythm: no window of the cap's length ever holds more than it allows. */
    @Test
    void noWindowEverHoldsMoreThanACapAllows() {
        Random chance = new Random(7);
        for (int round = 0; round < 300; round++) {
            Cap cap = new Cap(
                    chance.nextBoolean() ? Cap.ANY : "sms",
                    1 + chance.nextInt(4),
                    Duration.ofMinutes(1 + chance.nextInt(600)));
            ContactHistory history = ContactHistory.NONE;
            List<Instant> counted = new ArrayList<>();
            Instant now = START;
            for (int i = 0; i < 120; i++) {
                now = now.plusSeconds(chance.nextInt(3_600));
                String channel = chance.nextBoolean() ? "sms" : "email";
                if (!cap.counts(channel) || history.within(cap, now, NEXT) < cap.most()) {
                    history = history.with(contact(i + 1, channel, now));
                    if (cap.counts(channel)) {
                        counted.add(now);
                    }
                }
            }
            for (Instant end : counted) {
                assertThat(counted.stream()
                                .filter(each -> each.isAfter(end.minus(cap.per())) && !each.isAfter(end))
                                .count())
                        .isLessThanOrEqualTo(cap.most());
            }
        }
    }

    @Test
    void twoHistoriesAreTheSameInWhateverOrderTheyAreJoined() {
        Random chance = new Random(11);
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(contact(i + 1, "email", START.plusSeconds(chance.nextInt(1_000))));
        }
        ContactHistory whole = all.stream().reduce(ContactHistory.NONE, ContactHistory::with, ContactHistory::merge);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(all, chance);
            int cut = chance.nextInt(all.size());
            ContactHistory one = new ContactHistory(List.of());
            for (Contact each : all.subList(0, cut)) {
                one = one.with(each);
            }
            ContactHistory other = new ContactHistory(List.of());
            for (Contact each : all.subList(Math.max(0, cut - 5), all.size())) {
                other = other.with(each);
            }

            assertThat(one.merge(other)).isEqualTo(whole).isEqualTo(other.merge(one));
        }
    }

    @Test
    void whatThePersonWaitedForDoesNotCount() {
        ContactHistory history =
                ContactHistory.NONE.with(new Contact(new FragmentId(new UUID(1, 1)), "sms", true, null, START));

        assertThat(history.within(new Cap("sms", 1, Duration.ofDays(1)), START.plusSeconds(1), NEXT))
                .isZero();
    }

    private static Contact contact(int number, String channel, Instant at) {
        return new Contact(new FragmentId(new UUID(1, number)), channel, false, null, at);
    }
}
