package dev.annals.projections.segment;

import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Tags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads facts for a checkpoint, as far as some conditions need them. */
final class FactsImage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Needs needs;
    private final List<String> names;

    /** @param needs of what is kept that which is written */
    FactsImage(Needs needs) {
        this.needs = needs;
        this.names = List.copyOf(new TreeSet<>(needs.behaviours().keySet()));
    }

    static void write(Needs needs, StateOutput out) throws IOException {
        out.texts(needs.traits());
        out.number(needs.behaviours().size());
        for (Map.Entry<String, Asked> each : needs.behaviours().entrySet()) {
            out.text(each.getKey());
            write(each.getValue(), out);
        }
        Asked anything = needs.anything();
        out.truth(anything != null);
        write(anything == null ? Asked.NOTHING : anything, out);
        out.truth(needs.accounts());
        out.truth(needs.consents());
        out.texts(needs.tags());
        out.truth(needs.chance());
    }

    private static void write(Asked asked, StateOutput out) throws IOException {
        out.texts(asked.properties());
        out.instant(Instant.EPOCH.plus(asked.reach().span()));
        out.instant(asked.reach().from());
    }

    private static Asked asked(StateInput in) throws IOException {
        return new Asked(in.texts(), new Reach(Duration.between(Instant.EPOCH, in.instant()), in.instant()));
    }

    static Needs needs(StateInput in) throws IOException {
        Set<String> traits = in.texts();
        Map<String, Asked> behaviours = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            behaviours.put(in.text(), asked(in));
        }
        boolean isAnything = in.truth();
        Asked anything = asked(in);
        return new Needs(
                traits, behaviours, isAnything ? anything : null, in.truth(), in.truth(), in.texts(), in.truth());
    }

    /** Writes some fragments, by their numbers, and how many there are. */
    void write(Facts facts, int from, int to, StateOutput out) throws IOException {
        out.forget();
        for (int number = from; number < to; number++) {
            FragmentId fragment = facts.id(number);
            if (fragment != null) {
                out.truth(true);
                out.fragment(fragment);
                write(facts, facts.get(number), out);
            }
        }
        out.truth(false);
    }

    private void write(Facts facts, FragmentFacts own, StateOutput out) throws IOException {
        for (Deeds deeds : own.deeds()) {
            int place = place(deeds.shape().name());
            if (place >= 0) {
                out.number(place + 1);
                write(deeds, out);
            }
        }
        out.number(0);
        for (Claim claim : own.claims()) {
            if (needs.traits().contains(claim.trait())) {
                out.truth(true);
                out.value(claim.trait());
                out.value(claim.source());
                out.value(facts.dictionary().value(claim.value()));
                out.instant(claim.at());
                out.id(claim.event());
            }
        }
        out.truth(false);
        out.texts(needs.accounts() ? own.accounts() : Set.of());
        for (Map.Entry<String, Tags.Put> each : own.tags().entrySet()) {
            if (needs.tags().contains(each.getKey())) {
                out.truth(true);
                out.value(each.getKey());
                out.id(each.getValue().event());
                out.instant(each.getValue().end());
            }
        }
        out.truth(false);
        boolean isSpoken = needs.consents() && !own.consents().isEmpty();
        out.truth(isSpoken);
        if (isSpoken) {
            out.bytes(JSON.writeValueAsBytes(own.consents()));
        }
    }

    /** The place of a name among those needed, behind them for anything; -1 where it is not needed. */
    private int place(@Nullable String name) {
        if (name == null) {
            return needs.anything() == null ? -1 : names.size();
        }
        return Math.max(-1, Collections.binarySearch(names, name));
    }

    private void write(Deeds deeds, StateOutput out) throws IOException {
        boolean isAnything = deeds.shape().name() == null;
        Asked asked = needs.kept(deeds.shape().name());
        out.number(deeds.size());
        for (Deed deed : deeds) {
            out.instant(deed.at());
            out.id(deed.event());
            out.value(deed.type().name());
            if (isAnything) {
                out.value(deed.name());
            }
            for (Map.Entry<String, @Nullable Object> each : deed.properties().entrySet()) {
                if (asked != null && asked.properties().contains(each.getKey())) {
                    out.truth(true);
                    out.value(each.getKey());
                    out.value(each.getValue());
                }
            }
            out.truth(false);
        }
    }

    /** Adds what was written of some fragments. */
    void read(StateInput in, Facts facts) throws IOException {
        in.forget();
        while (in.truth()) {
            FragmentFacts own = facts.own(in.fragment());
            for (int place = in.count(); place > 0; place = in.count()) {
                readDeeds(in, facts, own, place > names.size() ? null : names.get(place - 1));
            }
            while (in.truth()) {
                String trait = word(in);
                String source = word(in);
                own.said(facts.claim(trait, source, in.value(), in.instant(), in.id()), facts.dictionary());
            }
            in.texts().forEach(own::account);
            while (in.truth()) {
                own.tag(word(in), new Tags.Put(in.id(), in.instant()));
            }
            if (in.truth()) {
                own.consents(own.consents().merge(consents(in.bytes())));
            }
        }
    }

    private static void readDeeds(StateInput in, Facts facts, FragmentFacts own, @Nullable String name)
            throws IOException {
        DeedShape shape = name == null ? facts.anything() : facts.shape(name);
        if (shape == null) {
            throw new IOException("A checkpoint holds what it does not say");
        }
        Deeds row = own.row(shape);
        for (int left = in.count(); left > 0; left--) {
            Instant at = in.instant();
            UUID event = in.id();
            InteractionType type = InteractionType.valueOf(word(in));
            String named = name == null && in.value() instanceof String text ? text : name;
            Map<String, @Nullable Object> properties = new HashMap<>();
            while (in.truth()) {
                String property = word(in);
                properties.put(property, in.value());
            }
            row.put(event, named, type, at, properties);
        }
    }

    private static String word(StateInput in) throws IOException {
        if (in.value() instanceof String word) {
            return word;
        }
        throw new IOException("A checkpoint holds a value where a name is expected");
    }

    private static Consents consents(byte[] json) throws IOException {
        try {
            return JSON.readValue(json, Consents.class);
        } catch (JacksonException e) {
            throw new IOException("A checkpoint holds consents that cannot be read");
        }
    }
}
