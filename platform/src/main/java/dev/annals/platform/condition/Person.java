package dev.annals.platform.condition;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as far as conditions can ask for it.
 *
 * @param profile the profile
 * @param traits what was said last, by the trait's name
 * @param accounts the accounts the person belongs to
 * @param deeds what the person did, in the order of {@link Deed#at}
 * @param permissions what the person's data may be used for
 * @param segments the keys of the segments the person is in
 */
public record Person(
        FragmentId profile,
        Map<String, Held> traits,
        Set<String> accounts,
        List<Deed> deeds,
        Permissions permissions,
        Set<String> segments) {

    /** Somebody of whom neither consents nor segments are known. */
    public Person(FragmentId profile, Map<String, Held> traits, Set<String> accounts, List<Deed> deeds) {
        this(profile, traits, accounts, deeds, Permissions.NONE, Set.of());
    }

    /**
     * A trait's value.
     *
     * @param value a JSON value; null when it was said to be nothing any more
     * @param since when it was said first after another value
     */
    public record Held(@Nullable Object value, Instant since) {}

    /**
     * An interaction.
     *
     * @param event the id of its event
     * @param name its name; null where it has none
     * @param type its type
     * @param at when it happened
     * @param properties what it says about itself
     */
    public record Deed(
            UUID event,
            @Nullable String name,
            InteractionType type,
            Instant at,
            Map<String, @Nullable Object> properties) {}

    @Override
    public String toString() {
        return "Person[" + profile + "]";
    }
}
