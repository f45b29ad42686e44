package dev.annals.api.audit;

import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.ListExported;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import java.util.Optional;

/** Says which purpose an event is about: what somebody read for, or what somebody consented to. */
public final class StatedPurpose {

    private StatedPurpose() {}

    /** The purpose, if the event is about one. */
    public static Optional<String> of(Event event) {
        return switch (event) {
            case PersonalDataRead it -> Optional.of(it.purpose());
            case ListExported it -> Optional.of(it.purpose());
            case ConsentEvent.Decided it -> Optional.of(it.terms().key().purpose());
            case ConsentUsed it -> Optional.of(it.key().purpose());
            default -> Optional.empty();
        };
    }
}
