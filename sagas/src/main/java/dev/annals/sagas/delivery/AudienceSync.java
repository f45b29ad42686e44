package dev.annals.sagas.delivery;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.ChangeAudience.LookAnew;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.Recipients;
import dev.annals.sagas.SagaCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Keeps audiences in step as it happens: has whoever enters or leaves a segment told to its channels, and looks anew at
 * whoever decided something about consent. What was told already is not told again, however often the log is read.
 */
public final class AudienceSync {

    private final AudienceBook book;
    private final Recipients recipients;
    private final ManyAtOnce commands;

    public AudienceSync(AudienceBook book, Recipients recipients, SagaCommands commands) {
        this.book = book;
        this.recipients = recipients;
        this.commands = new ManyAtOnce(commands);
    }

    @EventHandler
    void on(MembershipChanged event, EventMessage<?> message) {
        List<AttachedAudience> audiences = book.of(event.segment());
        if (audiences.isEmpty()) {
            return;
        }
        long position = position(message);
        Map<FragmentId, Boolean> last = new LinkedHashMap<>();
        for (MembershipChange change : event.changes()) {
            last.put(change.profile(), change.entered());
        }
        for (AttachedAudience audience : audiences) {
            commands.send(last.entrySet().stream()
                    .map(each -> new KeepInStep(
                            audience.segment(), audience.channel(), each.getKey(), each.getValue(), position, position))
                    .toList());
        }
    }

    @EventHandler
    void on(ConsentEvent event, EventMessage<?> message) {
        List<AttachedAudience> audiences =
                book.all().stream().filter(AttachedAudience::isAttached).toList();
        if (audiences.isEmpty() || event instanceof ConsentEvent.ConsentUsed) {
            return;
        }
        long position = position(message);
        FragmentId profile =
                recipients.find(event.fragment(), -1, Duration.ZERO).profile();
        commands.send(audiences.stream()
                .map(each -> new LookAnew(each.segment(), each.channel(), profile, position))
                .toList());
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("Only events that are read from the log are followed");
    }
}
