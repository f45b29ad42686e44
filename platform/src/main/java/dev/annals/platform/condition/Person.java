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
 * @param past what the person did
 * @param permissions what the person's data may be used for
 * @param segments the keys of the segments the person is in
 * @param tags which tags the person carries
 * @param computed what is computed of people
 */
public record Person(
        FragmentId profile,
        Map<String, Held> traits,
        Set<String> accounts,
        Past past,
        Permissions permissions,
        Set<String> segments,
        Tags tags,
        ComputedTraits computed) {

    /** Somebody of whom neither consents, segments, tags nor computed traits are known. */
    public Person(FragmentId profile, Map<String, Held> traits, Set<String> accounts, List<Deed> deeds) {
        this(profile, traits, accounts, Past.of(deeds), Permissions.NONE, Set.of(), Tags.NONE, ComputedTraits.NONE);
    }

    /** What somebody did, found by name. */
    public interface Past {

        /** The interactions of a name, all of them where it is null, in the order of {@link Deed#at}. */
        List<Deed> of(@Nullable String name);

        /** A past that is looked through. */
        static Past of(List<Deed> deeds) {
            return name -> name == null
                    ? deeds
                    : deeds.stream().filter(deed -> name.equals(deed.name())).toList();
        }
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
