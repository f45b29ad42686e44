package dev.annals.command.journey;

import dev.annals.api.identity.Identifier;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.journey.MakeInteraction;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.journey.JourneyPeople;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;

/** Records what journeys state and make happen, like the interactions of any other source; each once. */
final class MadeInteractions {

    private static final String SOURCE = "journeys";

    private final Recorder recorder;
    private final JourneyPeople people;

    MadeInteractions(Recorder recorder, JourneyPeople people) {
        this.recorder = recorder;
        this.people = people;
    }

    /** Of somebody who is not known any more nothing is recorded. */
    @CommandHandler
    void handle(MakeInteraction command) {
        List<Identifier> identifiers =
                people.strongest(command.profile()).stream().toList();
        if (identifiers.isEmpty()) {
            return;
        }
        boolean isStatement = command.name() == null;
        var unused = Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(new Interaction(
                SOURCE,
                isStatement ? InteractionType.IDENTIFY : InteractionType.TRACK,
                command.name(),
                command.at(),
                command.at(),
                false,
                new Content(
                        command.run() + ":" + command.visit(),
                        identifiers,
                        null,
                        isStatement ? command.said() : Map.of(),
                        isStatement ? Map.of() : command.said(),
                        Map.of("journey", command.journey())))))));
    }
}
