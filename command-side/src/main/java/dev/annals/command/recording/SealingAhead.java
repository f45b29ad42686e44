package dev.annals.command.recording;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.StoreFailures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what calls are going to append before their turn comes, so that this work and the disk's go on at the same time.
 *
 * <p>A message remembers its stored form, so the event store finds it done. What cannot be sealed ahead is left to its
 * turn, to succeed or to fail there.
 */
public final class SealingAhead {

    private static final Logger log = LoggerFactory.getLogger(SealingAhead.class);

    private final SubjectKeys keys;
    private final Serializer serializer;
    private final StoreFailures failures;

    /** @param serializer the very one that the event store uses */
    public SealingAhead(SubjectKeys keys, Serializer serializer, StoreFailures failures) {
        this.keys = keys;
        this.serializer = serializer;
        this.failures = failures;
    }

    /** Gets the keys that calls will need in one round trip. */
    void obtainKeys(List<Ticket<?>> calls) {
        Set<FragmentId> subjects = new HashSet<>();
        calls.forEach(call -> call.decisions().forEach(decision -> subjects.addAll(decision.subjects())));
        try {
            keys.obtain(subjects);
        } catch (RuntimeException e) {
            log.debug("Keys are left to their turn: {}", failures.describe(e));
        }
    }

    void seal(Ticket<?> call) {
        try {
            for (Decision<?> decision : call.decisions()) {
                for (Message<?> event : decision.foreseen()) {
                    event.serializePayload(serializer, byte[].class);
                }
            }
        } catch (RuntimeException e) {
            log.debug("Sealing is left to its turn: {}", failures.describe(e));
        }
    }
}
