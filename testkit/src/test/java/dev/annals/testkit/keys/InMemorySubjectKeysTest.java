package dev.annals.testkit.keys;

import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.testkit.InMemorySubjectKeys;

class InMemorySubjectKeysTest extends SubjectKeysContract {

    private static final SubjectKeys KEYS = new InMemorySubjectKeys();

    @Override
    protected SubjectKeys here() {
        return KEYS;
    }

    @Override
    protected SubjectKeys elsewhere() {
        return KEYS;
    }
}
