package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what names somebody who was erased from being recorded.
 *
 * <p>An interaction is refused when anything that it names of a person was erased, whoever else it names, and when the
 * device is all it names. Devices are shared and handed on, however: where somebody else is named on an erased person's
 * device, that somebody's interaction is recorded, without the device. A refusal is recorded each time; what was said is
 * not.
 */
public final class Suppression {

    /** The reason that senders are told. */
    public static final String REASON = "suppressed";

    /** What senders are told where only the device is left out. */
    public static final String WITHOUT_DEVICE = "The device is that of a person who was erased; it was left out.";

    private static final Set<Namespace> DEVICES = Set.of(Namespace.DEVICE_ID, Namespace.ANONYMOUS_ID);

    private final List<Identifier> identifiers;
    private final List<FragmentId> named;
    private final Set<FragmentId> erased;

    private Suppression(List<Identifier> identifiers, List<FragmentId> named, Set<FragmentId> erased) {
        this.identifiers = identifiers;
        this.named = named;
        this.erased = erased;
    }

    /**
     * Looks at whom an interaction names.
     *
     * @param identifiers the identifiers
     * @param named their fragments, in the same order
     */
    public static Suppression of(List<Identifier> identifiers, List<FragmentId> named, StreamAppends appends) {
        List<FragmentId> erased = List.of();
        for (FragmentId fragment : named) {
            if (appends.standing(fragment).isErased()) {
                erased = erased.isEmpty() ? new ArrayList<>() : erased;
                erased.add(fragment);
            }
        }
        return new Suppression(identifiers, named, Set.copyOf(erased));
    }

    /** Whether nobody named is erased. */
    public boolean isNone() {
        return erased.isEmpty();
    }

    /** What may be recorded of the interaction; empty when it has to be refused. */
    public Optional<Interaction> rest(Interaction interaction) {
        List<Identifier> left = new ArrayList<>();
        List<Identifier> gone = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            (erased.contains(named.get(i)) ? gone : left).add(identifiers.get(i));
        }
        boolean isAboutSomebodyElse = gone.stream().allMatch(Suppression::isDevice)
                && left.stream().anyMatch(identifier -> !isDevice(identifier));
        return isAboutSomebodyElse ? Optional.of(new WithoutValues(gone).of(interaction, left)) : Optional.empty();
    }

    /**
     * Records that the interaction was refused, in the fragment that it must not name.
     *
     * @param source the source that sent it
     * @param type which of the six calls it is
     */
    public void record(String source, InteractionType type, StreamAppends appends) {
        FragmentId first = named.stream().filter(erased::contains).findFirst().orElseThrow();
        appends.append(first, StreamKind.FRAGMENT, new InteractionSuppressed(first, source, type), "source:" + source);
    }

    private static boolean isDevice(Identifier identifier) {
        return DEVICES.contains(identifier.namespace());
    }
}
