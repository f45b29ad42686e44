package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.ErasedSubjectException;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of every record: a format byte and one CBOR map, in which each personal component is a byte string
 * that only the subject's key opens.
 *
 * <p>Components are keyed by their numbers in {@code names.txt}, or by name where they have none; those that are null
 * are left out. Unknown components are passed over, so an older program reads what a newer one wrote. What is inside a
 * component is written by Jackson; nested null components are left out as well.
 */
public final class SealedRecords implements RecordCodec {

    private final SubjectKeys keys;

    public SealedRecords(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public void prefetch(Collection<FragmentId> subjects) {
        keys.find(subjects);
    }

    @Override
    public byte[] write(Record value) {
        return write(value, false);
    }

    @Override
    public byte[] writeWhatMayBeKept(Record value) {
        return write(value, true);
    }

    private byte[] write(Record value, boolean leavesOutErased) {
        RecordShape shape = RecordShape.of(value.getClass());
        @Nullable Object[] values = shape.take(value);
        shape.subject().ifPresent(subject -> seal(shape, subject, values, leavesOutErased));
        return StoredForm.write(shape, values);
    }

    @Override
    public <T extends Record> T read(byte[] bytes, Class<T> type) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = StoredForm.read(shape, bytes);
        shape.subject().ifPresent(subject -> open(shape, subject, values));
        return type.cast(shape.make(values));
    }

    /** Whether anything personal can be read in a record. */
    public static boolean tellsSomethingPersonal(Record value) {
        RecordShape shape = RecordShape.of(value.getClass());
        @Nullable Object[] values = shape.take(value);
        return shape.personal().stream().anyMatch(component -> values[component.index()] != null);
    }

    /**
     * A record as indented JSON with nothing sealed: for golden files, tools and tests. Never to be stored or sent.
     */
    public static String toClearJson(Record value) {
        return ClearForm.write(value);
    }

    /**
     * Reads what {@link #toClearJson} made. Unknown members are passed over.
     *
     * @throws IllegalStateException when a component that may not be null is missing
     */
    public static <T extends Record> T fromClearJson(String json, Class<T> type) {
        return ClearForm.read(json, type);
    }

    private void seal(RecordShape shape, Component subject, @Nullable Object[] values, boolean leavesOutErased) {
        SubjectKey key = null;
        for (Component component : shape.personal()) {
            Object value = values[component.index()];
            if (value != null) {
                FragmentId id = subjectOf(shape, subject, values);
                if (key == null) {
                    key = keys.obtain(List.of(id)).get(id);
                }
                if (key == null && !leavesOutErased) {
                    throw new ErasedSubjectException();
                }
                values[component.index()] = key == null
                        ? null
                        : key.seal(Packing.pack(StoredForm.writeAlone(component, value)), component.associatedData(id));
            }
        }
    }

    private void open(RecordShape shape, Component subject, @Nullable Object[] values) {
        for (Component component : shape.personal()) {
            if (values[component.index()] instanceof byte[] sealed) {
                FragmentId id = subjectOf(shape, subject, values);
                byte[] associated = component.associatedData(id);
                Optional<byte[]> packed =
                        keys.find(id, SubjectKey.generationOf(sealed)).flatMap(key -> key.open(sealed, associated));
                values[component.index()] = packed.isPresent()
                        ? StoredForm.readAlone(shape, component, Packing.unpack(packed.get()))
                        : null;
            }
        }
    }

    private static FragmentId subjectOf(RecordShape shape, Component subject, @Nullable Object[] values) {
        if (values[subject.index()] instanceof FragmentId id) {
            return id;
        }
        throw new IllegalStateException("A stored " + shape.wireName() + " does not say whose it is");
    }
}
