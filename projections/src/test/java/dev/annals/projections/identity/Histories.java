package dev.annals.projections.identity;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.testkit.InMemoryEventLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Invents histories of fragments that belong together; the same seed, the same history. */
public final class Histories {

    private static final List<Namespace> NAMESPACES =
            List.of(Namespace.USER_ID, Namespace.EMAIL, Namespace.PHONE, Namespace.ANONYMOUS_ID);
    private static final List<String> NAMES = List.of("Order Completed", "Product Viewed", "加入購物車", "Home");
    private static final List<String> TRAITS = List.of("name", "email", "plan", "ポイント", "address", "nothing");
    private static final List<String> SOURCES = List.of("web", "app", "pos");

    private final Random random;
    private final InMemoryEventLog log;
    private final Map<FragmentId, FragmentId> parents = new HashMap<>();
    private final List<FragmentId> opened = new ArrayList<>();
    private final Set<FragmentId> known = new HashSet<>();
    private final int fragments;

    private Histories(long seed, int fragments, InMemoryEventLog log) {
        this.random = new Random(seed);
        this.fragments = fragments;
        this.log = log;
    }

    /** Appends a history of so many events about so many fragments, with merges where {@code merging}. */
    public static void invent(long seed, int fragments, int events, boolean merging, InMemoryEventLog log) {
        Histories histories = new Histories(seed, fragments, log);
        while (log.head() < events) {
            histories.step(merging);
        }
    }

    /** The fragment of a number. */
    public static FragmentId fragment(int number) {
        return new FragmentId(new UUID(0x00F0_0000_0000_0000L + number, number));
    }

    private void step(boolean merging) {
        FragmentId fragment = fragment(random.nextInt(fragments));
        if (known.add(fragment)) {
            int number = (int) fragment.value().getLeastSignificantBits();
            opened.add(fragment);
            append(fragment, new FragmentOpened(fragment, NAMESPACES.get(number % 4), "value-" + number));
        } else if (merging && random.nextInt(10) == 0) {
            merge(root(fragment), root(opened.get(random.nextInt(opened.size()))));
        } else {
            append(fragment, interaction(fragment));
        }
    }

    private void merge(FragmentId weaker, FragmentId stronger) {
        if (!weaker.equals(stronger)) {
            Link link = new Link(
                    weaker, stronger, "shared-identifier", 1, new UUID(9, log.head()), InMemoryEventLog.BEGINNING);
            parents.put(weaker, stronger);
            append(weaker, new MergedInto(weaker, stronger, link));
            append(stronger, new Absorbed(stronger, weaker, link, null));
        }
    }

    private FragmentId root(FragmentId of) {
        FragmentId parent = parents.get(of);
        return parent == null ? of : root(parent);
    }

    private InteractionRecorded interaction(FragmentId fragment) {
        InteractionType type = pick(List.of(InteractionType.values()));
        Map<String, Object> traits = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            traits.put(pick(TRAITS), value());
        }
        Instant occurred = InMemoryEventLog.BEGINNING.minusSeconds(random.nextInt(20));
        return new InteractionRecorded(
                fragment,
                pick(SOURCES),
                type,
                type == InteractionType.IDENTIFY ? null : pick(NAMES),
                occurred,
                occurred.plusMillis(40),
                false,
                List.of(),
                new Content(
                        "message-" + log.head(),
                        List.of(new Identifier(Namespace.EMAIL, "mia@example.com")),
                        type == InteractionType.GROUP ? "account-" + random.nextInt(3) : null,
                        traits,
                        Map.of("revenue", 12.5, "currency", "EUR"),
                        Map.of(
                                "ip",
                                "203.0.113." + Math.floorMod(log.head(), 9),
                                "page",
                                Map.of("url", "https://shop.example/女裝"))));
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> random.nextInt(100);
            case 2 -> random.nextBoolean();
            case 3 -> Map.of("city", "臺北", "lines", List.of("1", 2));
            case 4 -> BigDecimal.valueOf(random.nextInt(10_000), 2).doubleValue();
            default -> "text-" + random.nextInt(5);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void append(FragmentId stream, Event event) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Instant at = InMemoryEventLog.BEGINNING.plusSeconds(Math.max(0, log.head()));
        log.append(stream, event, "source:web", at, id);
    }
}
