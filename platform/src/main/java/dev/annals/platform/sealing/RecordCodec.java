package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import java.util.Collection;

/**
 * Writes any stored record (event, snapshot, document) as compact binary, with each {@code @Personal} component
 * encrypted under the key of the record's {@code @Subject}.
 */
public interface RecordCodec {

    /**
     * The stored form.
     *
     * @throws IllegalArgumentException when the record is not marked with {@code @Wire} or its marks contradict
     * @throws dev.annals.platform.crypto.ErasedSubjectException when it holds something personal of an erased subject
     */
    byte[] write(Record value);

    /** The stored form; of an erased subject without anything personal. For what is derived and may be late. */
    byte[] writeWhatMayBeKept(Record value);

    /**
     * Reads what {@link #write} made. Personal components whose key is destroyed are null.
     *
     * @throws IllegalStateException when the bytes were damaged or belong to another record or subject
     */
    <T extends Record> T read(byte[] bytes, Class<T> type);

    /**
     * Fetches the keys of many subjects in one round trip, so that {@link #read} of their records finds them at hand.
     * To be called once for a page of records.
     */
    default void prefetch(Collection<FragmentId> subjects) {}
}
