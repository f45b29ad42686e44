package dev.annals.projections.segment;

import dev.annals.api.consent.Consents;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Tags;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of one fragment, as far as conditions ask for it. */
final class FragmentFacts {

    static final Comparator<Deed> IN_ORDER = Comparator.comparing(Deed::at).thenComparing(Deed::event);

    private static final Deeds[] IDLE = {};
    private static final Claim[] SILENT = {};

    private Deeds[] deeds = IDLE;
    private Claim[] claims = SILENT;
    private @Nullable Set<String> accounts;
    private @Nullable Map<String, Tags.Put> tags;
    private Consents consents = Consents.NONE;

    /** What the fragment did of a name, or anything that is kept of any name, in the order of time. */
    List<Deed> deeds(@Nullable String name) {
        for (Deeds each : deeds) {
            if (Objects.equals(each.shape().name(), name)) {
                return each;
            }
        }
        return List.of();
    }

    Deeds[] deeds() {
        return deeds;
    }

    /** The row of a shape, to put something into it. */
    Deeds row(DeedShape shape) {
        for (Deeds each : deeds) {
            if (Objects.equals(each.shape().name(), shape.name())) {
                return each;
            }
        }
        deeds = Arrays.copyOf(deeds, deeds.length + 1);
        deeds[deeds.length - 1] = new Deeds(shape);
        return deeds[deeds.length - 1];
    }

    /** What each source said last of each trait. */
    Claim[] claims() {
        return claims;
    }

    /** Takes a claim, unless a newer one of the same source is known. */
    void said(Claim claim, Dictionary dictionary) {
        for (int i = 0; i < claims.length; i++) {
            if (claims[i].trait().equals(claim.trait()) && claims[i].source().equals(claim.source())) {
                boolean isOlder = claim.isNoNewerThan(claims[i]);
                dictionary.release(isOlder ? claim.value() : claims[i].value());
                claims[i] = isOlder ? claims[i] : claim;
                return;
            }
        }
        claims = Arrays.copyOf(claims, claims.length + 1);
        claims[claims.length - 1] = claim;
    }

    Set<String> accounts() {
        return accounts == null ? Set.of() : accounts;
    }

    void account(String account) {
        if (accounts == null) {
            accounts = new HashSet<>(2);
        }
        accounts.add(account);
    }

    /** What somebody put on it by hand, by tag. */
    Map<String, Tags.Put> tags() {
        return tags == null ? Map.of() : tags;
    }

    Consents consents() {
        return consents;
    }

    void tag(String tag, Tags.Put put) {
        if (tags == null) {
            tags = new HashMap<>(2);
        }
        tags.put(tag, put);
    }

    void consents(Consents said) {
        consents = said;
    }

    /** Forgets what nobody asks for any more at an instant or later. */
    void prune(Instant now) {
        for (Deeds each : deeds) {
            each.prune(now);
        }
    }

    /** Gives back the values; it is not to be used any more. */
    void release(Dictionary dictionary) {
        for (Deeds each : deeds) {
            each.release();
        }
        for (Claim claim : claims) {
            dictionary.release(claim.value());
        }
    }

    /** Takes what somebody did to a tag. */
    void take(UUID id, TagEvent event) {
        String tag = event.tag();
        if (tag == null) {
            return;
        }
        switch (event) {
            case TagPut it -> tag(tag, new Tags.Put(id, it.until() == null ? Instant.MAX : it.until()));
            case TagTaken ignored -> {
                if (tags != null) {
                    tags.remove(tag);
                }
            }
        }
    }

    /** About how many bytes this takes, without what is shared. */
    long bytes() {
        long all = 72;
        for (Deeds each : deeds) {
            all += 8 + each.bytes();
        }
        return all + 60L * claims.length + (tags == null ? 0 : 48 + 120L * tags.size());
    }
}
