package dev.annals.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentsTest {

    private static final FragmentId FRAGMENT = new FragmentId(new UUID(1, 1));

    private static final List<ConsentState> SAYABLE =
            List.copyOf(EnumSet.complementOf(EnumSet.of(ConsentState.UNKNOWN)));

    private record Recorded(UUID id, ConsentEvent event) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderGroupingAndRepetitionOfEventsAmountsToTheSame(long seed) {
        Random random = new Random(seed);
        List<Recorded> history = invent(random, 400);
        Consents inOrder = fold(history);

        List<Recorded> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        shuffled.addAll(history.subList(0, 50));
        assertThat(fold(shuffled)).isEqualTo(inOrder);

        Consents left = fold(shuffled.subList(0, 130));
        Consents middle = fold(shuffled.subList(130, 310));
        Consents right = fold(shuffled.subList(310, shuffled.size()));
        assertThat(left.merge(middle.merge(right))).isEqualTo(inOrder);
        assertThat(right.merge(left).merge(middle)).isEqualTo(inOrder);
        assertThat(inOrder.merge(inOrder)).isEqualTo(inOrder);
    }

    private static Consents fold(List<Recorded> events) {
        Consents consents = Consents.NONE;
        for (Recorded recorded : events) {
            consents = consents.after(recorded.id(), recorded.event());
        }
        return consents;
    }

    private static List<Recorded> invent(Random random, int count) {
        List<Recorded> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = new UUID(random.nextInt(4), i);
            events.add(new Recorded(
                    id,
                    switch (random.nextInt(10)) {
                        case 0 -> new ConsentNoted(FRAGMENT, List.of(new FragmentId(new UUID(2, random.nextInt(30)))));
                        case 1 -> used(events, random, i);
                        default -> decided(random);
                    }));
        }
        return events;
    }

    private static ConsentEvent decided(Random random) {
        ConsentState state = SAYABLE.get(random.nextInt(SAYABLE.size()));
        Instant at = Decided.day(1 + random.nextInt(20));
        ConsentTerms terms = new ConsentTerms(
                Decided.EMAIL.by(List.of("email", "sms", "any").get(random.nextInt(3))),
                at,
                random.nextBoolean() ? at.plusSeconds(86_400) : null,
                random.nextInt(3),
                null,
                null,
                "web-form",
                "source:web",
                random.nextInt(3) == 0 ? ExpressedBy.DEVICE : ExpressedBy.SUBJECT,
                0,
                null,
                List.of(),
                List.of());
        return state == ConsentState.REQUESTED
                ? new ConsentEvent.ConsentRequested(
                        FRAGMENT, terms, new OneTimeToken("hash-" + random.nextInt(), at.plusSeconds(60)), null)
                : ConsentEvent.of(state, FRAGMENT, terms, null);
    }

    private static ConsentEvent used(List<Recorded> before, Random random, int i) {
        List<Recorded> authorising = before.stream()
                .filter(each -> each.event() instanceof ConsentEvent.ConsentGiven given
                        && given.terms().uses() > 0)
                .toList();
        if (authorising.isEmpty()) {
            return decided(random);
        }
        Recorded given = authorising.get(random.nextInt(authorising.size()));
        ConsentTerms terms = ((ConsentEvent.ConsentGiven) given.event()).terms();
        return new ConsentUsed(FRAGMENT, terms.key(), given.id(), terms.at(), "delivery-" + i, terms.at());
    }
}
