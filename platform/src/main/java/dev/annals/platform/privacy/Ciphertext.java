package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Port: the rows of the log, as far as what nobody can open any more is taken out of them. Only backbones whose rows are
 * ours to write offer it.
 */
public interface Ciphertext {

    /**
     * Begins a sweep through the whole log for what may not be told any more: what is sealed under keys that were destroyed,
     * and what interactions said whose purpose is over. To be closed.
     *
     * @return nothing while another sweep is under way, in whichever process
     */
    Optional<Sweep> sweep();

    /** The same, but for what is sealed under destroyed keys of some subjects alone. */
    Optional<Sweep> sweep(Set<FragmentId> subjects);

    /** The same, but for what interactions said whose purpose is over. */
    Optional<Sweep> sweepExpired();

    /** One sweep. Whose keys are destroyed is what it was when the sweep began. */
    interface Sweep extends AutoCloseable {

        /** The stretches of the log in which there is something to be taken out, in order. Changes nothing. */
        List<Portion> look();

        /**
         * Takes out what is in a portion, all of it or nothing.
         *
         * @throws IllegalStateException when it is not any more what was looked at
         */
        void empty(Portion portion);

        /**
         * Gives back the space, and what is derived of the rows.
         *
         * @param rewrites whether the table is written into a new file, so that no byte of what was taken out stays in the
         *     database's files; nobody can append meanwhile
         */
        void reclaim(boolean rewrites);

        @Override
        void close();
    }

    /**
     * Some rows of the log that are emptied together.
     *
     * @param id the id of the event that says so; a hash of what will be left of them
     * @param from the position of the first of them
     * @param to that of the last
     * @param rows how many they are
     */
    record Portion(UUID id, long from, long to, long rows) {}
}
