package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.crypto.FragmentIds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what becomes of values that are recorded already when other rules hold: they may be blocked, or spelled otherwise. */
public final class RecordedValues {

    private static final Verdict BLOCKED = new Verdict(true, null);

    private final Normalisation normalisation;
    private final FragmentIds ids;

    public RecordedValues(Normalisation normalisation, FragmentIds ids) {
        this.normalisation = normalisation;
        this.ids = ids;
    }

    /**
     * What rules say of a recorded value.
     *
     * @param blocked whether it identifies nobody
     * @param spelled the identifier it would be recorded as; null when it is blocked, or spelled so already
     */
    public record Verdict(boolean blocked, @Nullable Identifier spelled) {

        /** Of a value that stays as it is. */
        public static final Verdict SAME = new Verdict(false, null);
    }

    /** What rules say of the value of a fragment. */
    public Verdict of(Namespace namespace, String value, CompiledRules by) {
        Optional<Identifier> today = normalisation.identifier(namespace, value, by);
        return today.map(identifier -> identifier.value().equals(value) ? Verdict.SAME : new Verdict(false, identifier))
                .orElse(BLOCKED);
    }

    /** The fragment of an identifier. */
    public FragmentId fragment(Identifier identifier) {
        return ids.of(identifier);
    }
}
