package dev.annals.platform.privacy;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.consent.CategoryRule;
import dev.annals.platform.consent.Purposes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says to which category of data each event about a person belongs, so that one can be kept while the others are destroyed:
 * {@code identity}, {@code contact}, {@code consent}, {@code behaviour}, and those that the catalogue of purposes makes out
 * of interactions, such as {@code orders}.
 */
public final class DataCategories {

    private static final String IDENTITY = "identity";
    private static final String CONTACT = "contact";
    private static final String CONSENT = "consent";
    private static final String BEHAVIOUR = "behaviour";
    private static final Set<InteractionType> ABOUT_THE_PERSON =
            Set.of(InteractionType.IDENTIFY, InteractionType.GROUP, InteractionType.ALIAS);

    private final Purposes purposes;

    /** @param purposes the catalogue in force */
    public DataCategories(Purposes purposes) {
        this.purposes = purposes;
    }

    /** Every category there is. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of(IDENTITY, CONTACT, CONSENT, BEHAVIOUR));
        purposes.categories().stream().map(CategoryRule::category).forEach(all::add);
        return all;
    }

    /** The category of an event; empty for what says nothing about a person. */
    public Optional<String> of(Event event) {
        return switch (event) {
            case InteractionRecorded it ->
                Optional.of(purposes.categoryOf(it.type(), it.name(), it.source())
                        .orElse(ABOUT_THE_PERSON.contains(it.type()) ? CONTACT : BEHAVIOUR));
            case IdentityEvent ignored -> Optional.of(IDENTITY);
            case ConsentEvent ignored -> Optional.of(CONSENT);
            default -> Optional.empty();
        };
    }
}
