package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.command.interaction.BodyReader.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Puts an item that was kept as text through the same checks as one that has just come in. It may be twice as large, for
 * what its request said for all items is part of it now.
 */
final class RawItemReader implements ItemReader {

    private final BodyReader bodies = new BodyReader(2 * BodyReader.LARGEST_ITEM);
    private final ItemChecks checks;

    RawItemReader(ItemChecks checks) {
        this.checks = checks;
    }

    @Override
    public Submission read(String source, String raw, Instant receivedAt) {
        try {
            SentBody body = bodies.read(raw.getBytes(StandardCharsets.UTF_8), Shape.SINGLE);
            SentItem item = CloudEvents.isOne(body.items().getFirst())
                    ? CloudEvents.interaction(body.items().getFirst())
                    : body.items().getFirst();
            return checks.check(item, Defaults.none(), new Arrival(source, receivedAt, false, null));
        } catch (Rejected unreadable) {
            return new Submission.Unacceptable(
                    source, null, unreadable.rejection(), unreadable.detail(), receivedAt, raw);
        }
    }
}
