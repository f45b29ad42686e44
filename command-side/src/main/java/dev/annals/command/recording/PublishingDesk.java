package dev.annals.command.recording;

import dev.annals.api.PublishedEdition;
import dev.annals.platform.web.Bodies;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Takes configurations that are published as one text, for the endpoints that do. */
public final class PublishingDesk {

    private final CommandGateway commands;

    public PublishingDesk(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Publishes a body, or only checks it.
     *
     * @param check refuses a text that cannot be published, line by line
     * @param command makes the command that publishes a text
     */
    public ResponseEntity<PublishedEdition> publish(
            byte @Nullable [] body, boolean dryRun, Consumer<String> check, Function<String, Object> command) {
        String text = body == null ? "" : Bodies.text(body);
        if (dryRun) {
            check.accept(text);
            return ResponseEntity.ok(new PublishedEdition(0, false, 0));
        }
        PublishedEdition published = Waiting.forAnswer(commands.<PublishedEdition>send(command.apply(text)));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(published.position()))
                .eTag(Integer.toString(published.version()))
                .body(published);
    }
}
