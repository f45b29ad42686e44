package dev.annals.command.privacy;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.api.privacy.ExpiryReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Retention;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;

/**
 * Has what was collected for one purpose about a person who stays be gone. What goes by schedule is looked at once more: the
 * person may have come back in between. What legal holds demand stays until they end.
 */
public final class ExpiryCommands {

    private static final Interest WHAT_COUNTS = Interest.in(InteractionEvent.class, ConsentEvent.class);

    private final GroupCommit groupCommit;
    private final EventLog log;
    private final FragmentIds ids;
    private final PurposeBook purposes;
    private final HeldCategories held;
    private final Expiries expiries;
    private final Clock clock;

    ExpiryCommands(
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            PurposeBook purposes,
            HeldCategories held,
            Expiries expiries,
            Clock clock) {
        this.groupCommit = groupCommit;
        this.log = log;
        this.ids = ids;
        this.purposes = purposes;
        this.held = held;
        this.expiries = expiries;
        this.clock = clock;
    }

    /** Has it be gone; of very many interactions as many as one event can name, and the others when it is asked again. */
    @CommandHandler
    ExpiryReceipt handle(ExpirePurpose command) {
        Purposes catalogue = purposes.current();
        if (catalogue.find(command.purpose()).isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "The catalogue has no purpose of this key.");
        }
        Retention retention = new Retention(catalogue);
        Predicate<Event> mustStay = held.of(command.profile(), command.fragments());
        Outlived outlived = new Outlived(command.purpose(), catalogue, mustStay);
        for (FragmentId fragment : command.fragments()) {
            List<RecordedEvent> history = history(fragment);
            history.forEach(retention::add);
            outlived.take(fragment, history);
        }
        boolean isMeant = !command.ground().equals(ExpirePurpose.RETENTION)
                || retention.over(clock.instant()).contains(command.purpose());
        if (!isMeant || outlived.interactions() == 0) {
            return new ExpiryReceipt(0, isMeant ? outlived.held() : 0, log.head());
        }
        Expire decision = new Expire(command, outlived.expired(), outlived.counts(), ids);
        long position = Waiting.forAnswer(groupCommit.submit(List.of(decision)))
                .getFirst()
                .position();
        expiries.refresh();
        return new ExpiryReceipt(outlived.interactions(), outlived.held(), position);
    }

    private List<RecordedEvent> history(FragmentId fragment) {
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0, WHAT_COUNTS)) {
            return stream.toList();
        }
    }
}
