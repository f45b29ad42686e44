package dev.annals.app.oversight;

import dev.annals.api.access.RecordKeyRotation;

/** Has it recorded that the master key was replaced. */
public final class RecordedRotations {

    private final Notes notes;

    RecordedRotations(Notes notes) {
        this.notes = notes;
    }

    /** A new version wraps from now on. */
    public void rotated(int version) {
        notes.record(new RecordKeyRotation(version));
    }
}
