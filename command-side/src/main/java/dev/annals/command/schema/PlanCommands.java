package dev.annals.command.schema;

import dev.annals.api.PublishedEdition;
import dev.annals.api.schema.PlanEvent.PlanPublished;
import dev.annals.api.schema.PublishPlan;
import dev.annals.command.recording.TextPublisher;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.schema.PlanFile;
import org.axonframework.commandhandling.CommandHandler;

/** Publishes the tracking plan. */
public final class PlanCommands {

    private final TextPublisher publisher;
    private final PlanBook book;

    PlanCommands(TextPublisher publisher, PlanBook book) {
        this.publisher = publisher;
        this.book = book;
    }

    /** Has a plan hold. */
    @CommandHandler
    PublishedEdition handle(PublishPlan command) {
        String text = command.text();
        return publisher.publish(
                book, "tracking plan", "annals.plan.published", text, command.expected(), command.by(), version -> {
                    var unused = PlanFile.read(PlanFile.NAME, version, text);
                    return new PlanPublished(book.stream(), version, Sha256.hex(text), text);
                });
    }
}
