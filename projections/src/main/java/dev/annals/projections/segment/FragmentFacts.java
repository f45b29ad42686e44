package dev.annals.projections.segment;

import dev.annals.api.consent.Consents;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of one fragment, as far as conditions ask for it. */
final class FragmentFacts {

    static final Comparator<Deed> IN_ORDER = Comparator.comparing(Deed::at).thenComparing(Deed::event);

    private @Nullable Map<String, List<Deed>> named;
    private @Nullable List<Deed> deeds;
    private @Nullable Map<String, Map<String, Register>> claims;
    private @Nullable Set<String> accounts;
    private Consents consents = Consents.NONE;

    /** What the fragment did of a name, or anything that is kept of any name, in the order of time. */
    List<Deed> deeds(@Nullable String name) {
        List<Deed> found = name == null ? deeds : named == null ? null : named.get(name);
        return found == null ? List.of() : found;
    }

    /** What each source said last, by trait and source. */
    Map<String, Map<String, Register>> claims() {
        return claims == null ? Map.of() : claims;
    }

    Set<String> accounts() {
        return accounts == null ? Set.of() : accounts;
    }

    Consents consents() {
        return consents;
    }

    void consents(Consents said) {
        consents = said;
    }

    /** Takes an interaction, as far as it is needed. */
    void take(RecordedEvent recorded, InteractionRecorded event, Needs needs) {
        Content content = event.content();
        Set<String> properties = needs.properties(event.name());
        if (properties != null) {
            Deed deed = new Deed(
                    recorded.id(),
                    event.name(),
                    event.type(),
                    event.occurredAt(),
                    content == null ? Map.of() : kept(content.properties(), properties));
            keep(deed, needs);
        }
        if (content == null) {
            return;
        }
        if (!needs.traits().isEmpty()) {
            content.traits().forEach((name, value) -> {
                if (needs.traits().contains(name) && FragmentFold.isClaim(event, name, value)) {
                    said(name, new Register(value, event.occurredAt(), recorded.id(), event.source()));
                }
            });
        }
        String account = content.groupId();
        if (needs.accounts() && account != null) {
            if (accounts == null) {
                accounts = new HashSet<>(2);
            }
            accounts.add(account);
        }
    }

    private void keep(Deed deed, Needs needs) {
        String name = deed.name();
        if (needs.anything() != null) {
            if (deeds == null) {
                deeds = new ArrayList<>(2);
            }
            insert(deeds, deed);
        }
        if (name != null && needs.behaviours().containsKey(name)) {
            if (named == null) {
                named = new HashMap<>(4);
            }
            insert(named.computeIfAbsent(name, each -> new ArrayList<>(2)), deed);
        }
    }

    private static void insert(List<Deed> deeds, Deed deed) {
        int place = deeds.size();
        while (place > 0 && IN_ORDER.compare(deeds.get(place - 1), deed) > 0) {
            place--;
        }
        deeds.add(place, deed);
    }

    private void said(String trait, Register claim) {
        if (claims == null) {
            claims = new HashMap<>(4);
        }
        claims.computeIfAbsent(trait, each -> new HashMap<>(2))
                .merge(
                        claim.source(),
                        claim,
                        (one, other) -> Register.OLDEST_FIRST.compare(one, other) > 0 ? one : other);
    }

    private static Map<String, @Nullable Object> kept(Map<String, @Nullable Object> said, Set<String> wanted) {
        if (wanted.isEmpty() || said.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> kept = new HashMap<>(4);
        for (String name : wanted) {
            if (said.containsKey(name)) {
                kept.put(name, said.get(name));
            }
        }
        return kept.isEmpty() ? Map.of() : kept;
    }
}
