package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Interaction;
import dev.annals.command.consent.signal.Signal;
import dev.annals.command.consent.signal.SignalReader;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import java.util.List;
import java.util.UUID;

/**
 * Stands before the recording of interactions: what belongs to a purpose that the person refused is not let through, and
 * what a device signals about consent is put on record with the interaction that brings it.
 */
public final class CollectionGate {

    private final PurposeBook book;
    private final SignalReader signals;
    private final FragmentIds ids;

    public CollectionGate(PurposeBook book, SignalReader signals, FragmentIds ids) {
        this.book = book;
        this.signals = signals;
        this.ids = ids;
    }

    /**
     * What there is to decide about an interaction; to be asked for on the caller's thread.
     *
     * @param eventId the id of the interaction's event
     * @param named the fragments of the identifiers it names, strongest first
     */
    public Clearance clearance(Interaction interaction, UUID eventId, List<FragmentId> named) {
        Purposes purposes = book.current();
        Purpose purpose = purposes.collectedFor(interaction.type(), interaction.name(), interaction.source());
        FragmentId device = named.getLast();
        List<Statement> statements = signals.read(interaction, purposes).stream()
                .map(signal -> statement(signal, interaction, eventId, device, purposes))
                .toList();
        return new Clearance(purposes, purpose, interaction.source(), named, statements, ids);
    }

    /** The record of what an interaction signals about a purpose. */
    public static UUID signalOf(UUID eventId, String purpose, FragmentIds ids) {
        return ids.eventOf("annals.consent.signal", eventId + "/" + purpose);
    }

    /** What a device signals is said in the fragment of the device: of the weakest identifier that is named. */
    private Statement statement(
            Signal signal, Interaction interaction, UUID eventId, FragmentId device, Purposes purposes) {
        ConsentTerms terms = new ConsentTerms(
                new ConsentKey(signal.purpose(), ConsentKey.ANY, purposes.defaultController()),
                interaction.occurredAt(),
                signal.agrees()
                        ? purposes.find(signal.purpose())
                                .flatMap(purpose -> purpose.endOfConsent(interaction.occurredAt()))
                                .orElse(null)
                        : null,
                0,
                null,
                null,
                signal.method(),
                "source:" + interaction.source(),
                ExpressedBy.DEVICE,
                purposes.version(),
                null,
                List.of(),
                List.of());
        String raw = signal.raw();
        return new Statement(
                device,
                signalOf(eventId, signal.purpose(), ids),
                signal.agrees() ? ConsentState.GIVEN : ConsentState.REFUSED,
                terms,
                null,
                raw == null ? null : new ConsentEvidence(null, null, null, null, raw, null));
    }
}
