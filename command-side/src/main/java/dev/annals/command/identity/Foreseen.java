package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forest as it will be after some events. */
final class Foreseen implements Forest {

    private final Forest forest;
    private final Map<FragmentId, Fragment> changed = new HashMap<>();

    Foreseen(Forest forest, List<? extends IdentityEvent> events) {
        this.forest = forest;
        events.forEach(event ->
                changed.put(event.fragment(), fragment(event.fragment()).after(event, forest.now())));
    }

    @Override
    public Fragment fragment(FragmentId id) {
        Fragment known = changed.get(id);
        return known == null ? forest.fragment(id) : known;
    }

    @Override
    public Instant now() {
        return forest.now();
    }
}
