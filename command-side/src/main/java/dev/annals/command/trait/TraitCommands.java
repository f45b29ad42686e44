package dev.annals.command.trait;

import dev.annals.api.PublishedEdition;
import dev.annals.api.condition.Condition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.trait.PublishTraits;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.command.recording.TextPublisher;
import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.trait.Definitions;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.trait.TraitsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;

/** Publishes the definitions of computed traits. */
public final class TraitCommands {

    private final TextPublisher publisher;
    private final TraitBook book;
    private final List<UsedConditions> uses;

    TraitCommands(TextPublisher publisher, TraitBook book, List<UsedConditions> uses) {
        this.publisher = publisher;
        this.book = book;
        this.uses = uses;
    }

    /** Has definitions hold. */
    @CommandHandler
    PublishedEdition handle(PublishTraits command) {
        String text = command.text();
        return publisher.publish(
                book, "computed traits", "annals.traits.published", text, command.expected(), command.by(), version -> {
                    requireUnused(book.current(), TraitsFile.read(TraitsFile.NAME, version, text));
                    return new TraitsPublished(book.stream(), version, Sha256.hex(text), text);
                });
    }

    /** Refuses to leave out what something asks for, naming what. */
    private void requireUnused(Definitions before, Definitions wanted) {
        List<String> gone = new ArrayList<>(before.keys());
        gone.removeAll(wanted.keys());
        List<UsedConditions.Use> users =
                UsedConditions.whose(uses, part -> part instanceof Condition.Computed it && gone.contains(it.key()));
        if (!users.isEmpty()) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "Of the traits " + String.join(", ", gone) + ", which are left out, some are in use by "
                            + users.stream()
                                    .map(user -> "the " + user.kind() + " '" + user.key() + "'")
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
