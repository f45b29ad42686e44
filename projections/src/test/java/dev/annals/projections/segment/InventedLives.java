package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Invents what some people do within a few weeks: late and early news, merges, splits, consents, erasures. */
final class InventedLives {

    static final List<String> NAMES = List.of("Order Completed", "Product Viewed", "加入購物車");

    private final Random random;
    private final SegmentHouse house;
    private final List<FragmentId> people = new ArrayList<>();
    private final Set<FragmentId> erased = new HashSet<>();
    private final Map<FragmentId, FragmentId> parents = new HashMap<>();

    InventedLives(Random random, SegmentHouse house) {
        this.random = random;
        this.house = house;
    }

    void step() {
        int what = random.nextInt(100);
        if (people.size() < 3 || (what < 8 && people.size() < 8)) {
            FragmentId born = new FragmentId(new UUID(random.nextLong(), people.size()));
            people.add(born);
            house.append(born, new FragmentOpened(born, Namespace.USER_ID, "person-" + people.size()));
            return;
        }
        FragmentId one = people.get(random.nextInt(people.size()));
        if (erased.contains(one)) {
            return;
        }
        if (what < 14) {
            merge(one, people.get(random.nextInt(people.size())));
        } else if (what < 18 && parents.containsKey(one)) {
            parents.remove(one);
            house.append(one, new Placed(one, null, List.of(), null));
        } else if (what == 19 && !parents.containsKey(one) && !parents.containsValue(one)) {
            erased.add(one);
            house.append(one, new FragmentErased(one, new FragmentId(new UUID(1, 1)), 1));
        } else if (what < 26) {
            house.append(one, consent(one));
        } else if (what < 34) {
            house.append(one, tag(one));
        } else {
            house.append(one, interaction(one));
        }
    }

    private void merge(FragmentId weaker, FragmentId other) {
        FragmentId stronger = root(other);
        if (!erased.contains(other) && !root(weaker).equals(stronger) && !parents.containsKey(weaker)) {
            parents.put(weaker, stronger);
            Link link = new Link(weaker, stronger, "shared-identifier", 1, new UUID(9, 9), house.now);
            house.append(weaker, new MergedInto(weaker, stronger, link));
        }
    }

    private FragmentId root(FragmentId of) {
        FragmentId parent = parents.get(of);
        return parent == null ? of : root(parent);
    }

    private ConsentEvent consent(FragmentId one) {
        ConsentState state = random.nextInt(3) == 0 ? ConsentState.WITHDRAWN : ConsentState.GIVEN;
        ConsentTerms terms = new ConsentTerms(
                new ConsentKey("marketing", ConsentKey.ANY, "main"),
                house.now.minusSeconds(random.nextInt(3) * 86_400L),
                state == ConsentState.GIVEN && random.nextBoolean() ? house.now.plus(days(9)) : null,
                0,
                null,
                null,
                "web-form",
                "source:web",
                ExpressedBy.SUBJECT,
                0,
                null,
                List.of(),
                List.of());
        return ConsentEvent.of(state, one, terms, null);
    }

    private TagEvent tag(FragmentId one) {
        String tag = random.nextBoolean() ? "vip" : InventedConditions.GIVEN;
        return random.nextInt(3) == 0
                ? new TagTaken(one, tag, "no more")
                : new TagPut(one, tag, random.nextBoolean() ? house.now.plus(days(6)) : null, "often here");
    }

    private InteractionRecorded interaction(FragmentId one) {
        boolean isIdentify = random.nextInt(5) == 0;
        Instant occurred = switch (random.nextInt(8)) {
            case 0 -> house.now.minus(days(12));
            case 1 -> house.now.plus(days(1));
            default -> house.now.minusMillis(random.nextInt(50));
        };
        Map<String, Object> properties = new HashMap<>();
        properties.put("total", random.nextInt(60) + (random.nextBoolean() ? 0.5 : 0));
        properties.put("sku", "p" + random.nextInt(3));
        Map<String, Object> traits = new HashMap<>();
        if (isIdentify) {
            traits.put("city", List.of("臺北", "高雄", "Graz").get(random.nextInt(3)));
            traits.put("seen", occurred.minus(days(5)).toString());
            if (random.nextBoolean()) {
                traits.put("tier", null);
            } else {
                traits.put("tier", random.nextInt(5));
            }
        }
        return new InteractionRecorded(
                one,
                "web",
                isIdentify ? InteractionType.IDENTIFY : InteractionType.TRACK,
                isIdentify ? null : NAMES.get(random.nextInt(NAMES.size())),
                occurred,
                house.now,
                false,
                List.of(),
                new Content("m", List.of(), random.nextInt(9) == 0 ? "acme" : null, traits, properties, Map.of()));
    }

    private Duration days(int most) {
        return Duration.ofMillis(random.nextLong(Duration.ofDays(most).toMillis()) + 1);
    }
}
