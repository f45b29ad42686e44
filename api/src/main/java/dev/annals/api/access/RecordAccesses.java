package dev.annals.api.access;

import java.util.List;

/**
 * Command: record that unmasked personal data of many is about to be handed out at once. Answered when that is durable.
 *
 * @param accesses a read of each
 */
public record RecordAccesses(List<RecordAccess> accesses) {

    public RecordAccesses {
        accesses = List.copyOf(accesses);
    }
}
