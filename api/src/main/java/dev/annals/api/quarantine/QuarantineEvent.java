package dev.annals.api.quarantine;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an item that could not be accepted; one stream, and one key, per item. */
public sealed interface QuarantineEvent extends Event {

    /**
     * The item: an id derived from source and content, but not from when it was sent, so that a retried request does not
     * quarantine twice.
     */
    FragmentId item();

    /**
     * An item of a request was not acceptable.
     *
     * @param item the derived id
     * @param source the source that sent it
     * @param code the rejection's code
     * @param detail what was wrong and where, without any value that was sent
     * @param receivedAt when the request came
     * @param raw the item as JSON text, with the request's {@code context}, {@code integrations} and {@code sentAt}
     *     merged in; null once erased
     */
    @Wire(name = "interaction.quarantined")
    record InteractionQuarantined(
            @Subject FragmentId item,
            String source,
            String code,
            String detail,
            Instant receivedAt,
            @Personal @Nullable String raw)
            implements QuarantineEvent {}

    /**
     * The item was sent through intake again and accepted.
     *
     * @param item the item
     * @param by who asked for it
     * @param fragment the fragment in which it is recorded now
     */
    @Wire(name = "quarantine.redriven")
    record QuarantineRedriven(FragmentId item, String by, FragmentId fragment) implements QuarantineEvent {}

    /**
     * The item was given up.
     *
     * @param item the item
     * @param by who decided so
     * @param reason why
     */
    @Wire(name = "quarantine.discarded")
    record QuarantineDiscarded(FragmentId item, String by, String reason) implements QuarantineEvent {}

    /**
     * The item names somebody who was erased: it is given up, if it was not closed already, and its content is gone.
     *
     * @param item the item
     * @param erasure the erasure
     */
    @Wire(name = "quarantine.erased")
    record QuarantineErased(FragmentId item, FragmentId erasure) implements QuarantineEvent {}
}
