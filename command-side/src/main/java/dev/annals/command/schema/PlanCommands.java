package dev.annals.command.schema;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.schema.PlanEvent.PlanPublished;
import dev.annals.api.schema.PublishPlan;
import dev.annals.api.schema.PublishedPlan;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.command.segment.LineDifference;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.schema.PlanBook.Edition;
import dev.annals.platform.schema.PlanFile;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Publishes the tracking plan. */
public final class PlanCommands {

    private static final int MOST_LINES = 40;

    private final GroupCommit groupCommit;
    private final PlanBook book;
    private final FragmentIds ids;

    PlanCommands(GroupCommit groupCommit, PlanBook book, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.book = book;
        this.ids = ids;
    }

    /** Has a plan hold. */
    @CommandHandler
    PublishedPlan handle(PublishPlan command) {
        book.refresh();
        Edition known = book.edition();
        int version = known.plan().version() + 1;
        PlanFile.read(PlanFile.NAME, version, command.text());
        if (known.plan().version() > 0 && known.plan().text().equals(command.text())) {
            return new PublishedPlan(known.plan().version(), false, known.position());
        }
        requireSeen(known, command.expected());
        Outcome<Boolean> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new RecordOnce(
                        PlanBook.stream(ids),
                        StreamKind.PLAN,
                        new PlanPublished(PlanBook.stream(ids), version, Sha256.hex(command.text()), command.text()),
                        ids.eventOf("annals.plan.published", Integer.toString(version)),
                        command.by()))))
                .getFirst();
        book.refresh();
        if (!outcome.answer()) {
            requireSeen(book.edition(), version - 1);
        }
        return new PublishedPlan(version, true, outcome.position());
    }

    private void requireSeen(Edition known, int expected) {
        int inForce = known.plan().version();
        if (expected < 0 || expected == inForce) {
            return;
        }
        String seen =
                book.edition(expected).map(edition -> edition.plan().text()).orElse("");
        List<String> difference = LineDifference.between(seen, known.plan().text());
        throw new Rejected(
                Rejection.CONFLICT,
                "Version " + inForce + " of the tracking plan holds by now, and not " + expected
                        + ". Since then it was changed:\n"
                        + String.join("\n", difference.subList(0, Math.min(MOST_LINES, difference.size()))));
    }
}
