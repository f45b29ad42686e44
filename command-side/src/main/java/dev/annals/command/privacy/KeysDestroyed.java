package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Destroys the keys of all that is erased: from then on nothing sealed under them can be opened, wherever a copy lies. */
final class KeysDestroyed implements ErasureDuty {

    private final SubjectKeys keys;

    KeysDestroyed(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.KEYS;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        Map<FragmentId, Integer> turns = new HashMap<>();
        Map<FragmentId, Done> done = new HashMap<>();
        for (Erasing erasing : erasures) {
            turns.putAll(erasing.turns());
            erasing.items().forEach(item -> turns.put(item, 1));
            done.put(erasing.id(), Done.of(erasing.subjects().size()));
        }
        keys.settle(turns);
        return done;
    }
}
