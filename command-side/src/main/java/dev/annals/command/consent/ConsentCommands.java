package dev.annals.command.consent;

import dev.annals.api.consent.ChoicesReceipt;
import dev.annals.api.consent.ConfirmConsent;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.PublishPurposes;
import dev.annals.api.consent.PublishedPurposes;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.consent.RecordChoices;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.consent.UseConsent;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.privacy.Readmission;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.PurposeBook.Edition;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.platform.crypto.FragmentIds;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what is to be recorded about consent, and the publishing of purposes. */
public final class ConsentCommands {

    private final GroupCommit groupCommit;
    private final PurposeBook book;
    private final FragmentIds ids;
    private final Supplier<UUID> newIds;
    private final Readmission readmission;

    /** @param newIds makes the ids of records */
    public ConsentCommands(
            GroupCommit groupCommit,
            PurposeBook book,
            FragmentIds ids,
            Supplier<UUID> newIds,
            Readmission readmission) {
        this.groupCommit = groupCommit;
        this.book = book;
        this.ids = ids;
        this.newIds = newIds;
        this.readmission = readmission;
    }

    /** Records what a person decided. Somebody who was erased is heard of again by saying yes. */
    @CommandHandler
    ConsentReceipt handle(RecordConsent command) {
        Outcome<Recorded> outcome = decide(new RecordStatement(command));
        if (isYesOfSomebodyErased(command, outcome.answer())) {
            var unused = readmission.of(new ReadmitIdentifier(
                    command.fragment(), "consent", command.record().toString(), command.by()));
            outcome = decide(new RecordStatement(command));
        }
        return outcome.answer().receipt(outcome.position());
    }

    /** Records that a request was answered by its token. */
    @CommandHandler
    ConsentReceipt handle(ConfirmConsent command) {
        return receipt(new AnswerRequest(
                command, ids.eventOf("annals.consent.confirmed", command.tokenHash()), book.current()));
    }

    /** Records that a message uses up a consent. */
    @CommandHandler
    ConsentReceipt handle(UseConsent command) {
        return receipt(new UseAuthorisation(command, ids.eventOf("annals.consent.used", command.use())));
    }

    /** Records what a person chose by themselves. */
    @CommandHandler
    ChoicesReceipt handle(RecordChoices command) {
        Outcome<Integer> outcome = decide(new RecordChosen(command, book.current(), newIds));
        if (outcome.answer() < 0) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this link any more.");
        }
        return new ChoicesReceipt(outcome.answer(), outcome.position());
    }

    /** Brings a catalogue into force. */
    @CommandHandler
    PublishedPurposes handle(PublishPurposes command) {
        book.refresh();
        Edition inForce = book.edition();
        int version = inForce.purposes().version();
        if (version > 0 && inForce.purposes().text().equals(command.text())) {
            return new PublishedPurposes(version, false, inForce.position());
        }
        Purposes purposes = PurposesFile.read(version + 1, command.text());
        Outcome<Boolean> outcome = decide(new RecordOnce(
                PurposeBook.stream(ids),
                StreamKind.PURPOSES,
                new PurposesPublished(PurposeBook.stream(ids), purposes.version(), purposes.hash(), purposes.text()),
                ids.eventOf("annals.purposes.published", Integer.toString(purposes.version())),
                command.by()));
        if (!outcome.answer()) {
            throw new Rejected(Rejection.CONFLICT, "Somebody else published purposes at the same time.");
        }
        book.refresh();
        return new PublishedPurposes(purposes.version(), true, outcome.position());
    }

    private static boolean isYesOfSomebodyErased(RecordConsent command, Recorded recorded) {
        return recorded instanceof Recorded.Refused refused
                && refused.rejection() == Rejection.SUPPRESSED
                && command.state().isValid()
                && command.identifier() != null
                && !command.terms().isSignal();
    }

    private ConsentReceipt receipt(Decision<Recorded> decision) {
        Outcome<Recorded> outcome = decide(decision);
        return outcome.answer().receipt(outcome.position());
    }

    private <R> Outcome<R> decide(Decision<R> decision) {
        return Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
    }
}
