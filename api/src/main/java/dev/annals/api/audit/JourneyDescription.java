package dev.annals.api.audit;

import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import java.util.Locale;

/** What events of journeys and of their runs mean. */
final class JourneyDescription {

    private JourneyDescription() {}

    static String of(JourneyEvent event) {
        return switch (event) {
            case JourneyPublished it ->
                "Version " + it.version() + " of the journey " + it.journey() + " was published; " + it.touched()
                        + " runs were under way: " + it.inFlight().name().toLowerCase(Locale.ROOT) + ".";
            case JourneyPaused it ->
                "The journey " + it.journey() + " was paused with " + it.touched() + " runs under way.";
            case JourneyResumed it ->
                "The journey " + it.journey() + " goes on, with " + it.touched() + " runs under way.";
            case JourneyRetired it ->
                "The journey " + it.journey() + " takes nobody in any more; " + it.touched() + " runs were under way: "
                        + it.inFlight().name().toLowerCase(Locale.ROOT) + ".";
        };
    }

    static String of(JourneyRunEvent event) {
        return switch (event) {
            case RunStarted it ->
                "The person entered the journey " + it.journey() + ", version " + it.version() + " (" + it.group()
                        + "), because of " + it.cause() + ".";
            case EntryRefused it ->
                "The person did not enter the journey " + it.journey() + ": " + it.reason()
                        + (it.until() == null ? "." : ", until " + it.until() + ".");
            case StepEntered it -> "The step " + it.step() + " was entered (" + it.reason() + ").";
            case WaitBegan it ->
                "At the step " + it.step() + " the run waits until " + it.until() + " (" + it.zone()
                        + (it.note() == null ? ")." : "; " + it.note() + ").");
            case WaitEnded it ->
                "The wait at the step " + it.step() + " ended: " + it.reason()
                        + (it.lateSeconds() == 0 ? "." : ", " + it.lateSeconds() + " s late.");
            case AwaitedHappened it ->
                "At the step " + it.step() + " number " + (it.which() + 1) + " of what was waited for happened.";
            case WayTaken it ->
                "At the step " + it.step() + " the way " + it.way() + " was taken: " + it.reason() + ".";
            case SendRequested it ->
                "At the step " + it.step() + " the delivery " + it.delivery() + " was asked for, by "
                        + String.join(" or else ", it.channels())
                        + (it.shadow() ? ", without anything going out." : ".");
            case SendEnded it ->
                "The delivery of the step " + it.step() + ": " + it.outcome()
                        + (it.reason().isEmpty() ? "." : ", " + it.reason() + ".");
            case InteractionMade it ->
                "At the step " + it.step() + " "
                        + (it.name() == null ? "traits were stated." : "the interaction " + it.name() + " was made.");
            case JoinRequested it ->
                "At the step " + it.step() + " the person was sent to the journey " + it.other() + ".";
            case RunHeld it -> "The run stands before the step " + it.step() + " because the journey is paused.";
            case RunMigrated it ->
                "The run went from version " + it.from() + " to version " + it.version() + ", to the step " + it.step()
                        + ".";
            case GoalReached it -> "The goal of the journey was reached (" + it.group() + ").";
            case RunEnded it ->
                "The run ended: " + it.reason() + (it.detail() == null ? "." : " (" + it.detail() + ").");
        };
    }
}
