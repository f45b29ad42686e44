package dev.annals.query.access;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordAccesses;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What every read passes: it waits until the read model shows what the reader must see, and, before anything personal is
 * handed out in clear, has that recorded.
 */
public final class ReadGate {

    /** The header in which a read says which position it reflects. */
    public static final String POSITION = "X-Annals-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Processors processors;
    private final AccessRecorder recorder;
    private final boolean isPurposeRequired;

    /** A gate that hands personal data out without a stated purpose as well. */
    public ReadGate(Processors processors, AccessRecorder recorder) {
        this(processors, recorder, false);
    }

    /**
     * A gate.
     *
     * @param processors how far the read models are
     * @param recorder has a read recorded; returns when that is durable, and throws when it is not
     * @param isPurposeRequired whether personal data are handed out for a stated purpose only
     */
    public ReadGate(Processors processors, AccessRecorder recorder, boolean isPurposeRequired) {
        this.isPurposeRequired = isPurposeRequired;
        this.processors = processors;
        this.recorder = recorder;
    }

    /**
     * Waits for what the reader must see, for five seconds at most.
     *
     * @return the position that is visible
     * @throws Rejected with {@code NOT_CAUGHT_UP} when it is not visible in time
     */
    public long await(Reader reader, String processor) {
        return await(reader.atLeast(), processor);
    }

    /**
     * Waits for a position, for five seconds at most.
     *
     * @param atLeast the position; null for whatever is visible
     * @return the position that is visible
     * @throws Rejected with {@code NOT_CAUGHT_UP} when it is not visible in time
     */
    public long await(@Nullable Long atLeast, String processor) {
        if (atLeast != null && !processors.await(processor, atLeast, PATIENCE)) {
            throw new Rejected(
                    Rejection.NOT_CAUGHT_UP,
                    "The read model '" + processor + "' is at position " + processors.position(processor)
                            + " and did not reach " + atLeast + " within " + PATIENCE.toSeconds() + " seconds.");
        }
        return processors.position(processor);
    }

    /**
     * Decides how much a reader sees of a profile, and has it recorded when that is everything.
     *
     * @param resource what is read: {@code profile}, {@code timeline}, ...
     */
    public Masking disclose(Reader reader, FragmentId profile, String resource) {
        if (!reader.seesClearly()) {
            return Masking.MASKED;
        }
        if (isPurposeRequired && !reader.hasPurpose()) {
            throw new Rejected(
                    Rejection.PURPOSE_REQUIRED, "The " + resource + " was asked for without saying what for.");
        }
        recorder.accept(new RecordAccess(profile, reader.caller().actor(), resource, reader.purpose()));
        return Masking.CLEAR;
    }

    /**
     * Has it recorded that something of many profiles is handed out in clear.
     *
     * @param resource what is read
     */
    public void record(Reader reader, Collection<FragmentId> profiles, String resource) {
        if (!profiles.isEmpty()) {
            String actor = reader.caller().actor();
            recorder.accept(new RecordAccesses(profiles.stream()
                    .map(profile -> new RecordAccess(profile, actor, resource, reader.purpose()))
                    .toList()));
        }
    }
}
