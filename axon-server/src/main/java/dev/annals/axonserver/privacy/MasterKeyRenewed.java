package dev.annals.axonserver.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.axonserver.keys.KeyRotation;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Replaces the master key at the end of an erasure that asks for it, so that no older copy of a wrapped key opens. */
public final class MasterKeyRenewed implements ErasureDuty {

    private final KeyRotation rotation;

    public MasterKeyRenewed(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.MASTER_KEY;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        long wrapped = rotation.rotate().wrapped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Map<FragmentId, Done> done = new HashMap<>();
        erasures.forEach(erasing -> done.put(erasing.id(), Done.of(wrapped)));
        return done;
    }
}
