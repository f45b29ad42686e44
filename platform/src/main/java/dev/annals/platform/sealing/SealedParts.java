package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sealed in a stored record, seen from outside: under whose key, and what the record is without it. Nothing is
 * opened for that.
 */
public final class SealedParts {

    private final FragmentId subject;
    private final int generation;
    private final ObjectNode rest;

    private SealedParts(FragmentId subject, int generation, ObjectNode rest) {
        this.subject = subject;
        this.generation = generation;
        this.rest = rest;
    }

    /** Whether records of the type ever hold something sealed. */
    public static boolean mayBeIn(Class<? extends Record> type) {
        return !RecordShape.of(type).personal().isEmpty();
    }

    /**
     * Finds them.
     *
     * @return nothing where nothing is sealed in the record, or it was purged already
     * @throws IllegalStateException when the bytes were damaged
     */
    public static Optional<SealedParts> of(Class<? extends Record> type, byte[] stored) {
        if (PurgedForm.is(stored)) {
            return Optional.empty();
        }
        RecordShape shape = RecordShape.of(type);
        ObjectNode tree = StoredTree.read(stored);
        List<byte[]> sealed = shape.personal().stream()
                .map(component -> tree.remove(component.name()))
                .filter(part -> part != null && part.isBinary())
                .map(JsonNode::binaryValue)
                .toList();
        Component subject = shape.subject().orElse(null);
        if (sealed.isEmpty() || subject == null || !tree.path(subject.name()).isBinary()) {
            return Optional.empty();
        }
        int generation =
                sealed.stream().mapToInt(SubjectKey::generationOf).max().orElseThrow();
        ByteBuffer id = ByteBuffer.wrap(tree.path(subject.name()).binaryValue());
        return Optional.of(new SealedParts(new FragmentId(new UUID(id.getLong(), id.getLong())), generation, tree));
    }

    /** Under whose key. */
    public FragmentId subject() {
        return subject;
    }

    /** The newest generation of that key under which something is sealed. */
    public int generation() {
        return generation;
    }

    /** The stored form of the record without them. */
    public byte[] without() {
        return StoredTree.write(rest);
    }
}
