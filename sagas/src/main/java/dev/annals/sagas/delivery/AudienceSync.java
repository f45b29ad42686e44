package dev.annals.sagas.delivery;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.ChangeAudience.LookAnew;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.segment.Memberships;
import dev.annals.sagas.SagaCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Keeps audiences in step as it happens: has whoever enters or leaves a segment told to its channels, and looks anew at
 * whoever decided something about consent, or said who they are. What was told already is not told again, however often
 * the log is read.
 */
public final class AudienceSync {

    private static final String SAID = "annals.audience-sync.said";

    private final AudienceBook book;
    private final Recipients recipients;
    private final Memberships memberships;
    private final ManyAtOnce commands;

    public AudienceSync(AudienceBook book, Recipients recipients, Memberships memberships, SagaCommands commands) {
        this.book = book;
        this.recipients = recipients;
        this.memberships = memberships;
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
        List<AttachedAudience> audiences = attached();
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

    /** Interactions are opened only while something is kept in step; those of one unit of work are looked at together. */
    @EventHandler(payloadType = InteractionRecorded.class)
    void on(EventMessage<?> message, UnitOfWork<?> unit) {
        if (attached().isEmpty()
                || !(message.getPayload() instanceof InteractionRecorded it)
                || it.type() != InteractionType.IDENTIFY) {
            return;
        }
        Map<FragmentId, Long> said = unit.root().getOrComputeResource(SAID, unused -> {
            Map<FragmentId, Long> begun = new LinkedHashMap<>();
            unit.root().onPrepareCommit(each -> lookAnew(begun));
            return begun;
        });
        said.put(it.fragment(), position(message));
    }

    private void lookAnew(Map<FragmentId, Long> said) {
        List<AttachedAudience> audiences = attached();
        List<String> segments =
                audiences.stream().map(AttachedAudience::segment).distinct().toList();
        List<LookAnew> looks = new ArrayList<>();
        said.forEach((fragment, position) -> {
            FragmentId profile = recipients.find(fragment, -1, Duration.ZERO).profile();
            Set<String> in = memberships.among(segments, profile);
            audiences.stream()
                    .filter(each -> in.contains(each.segment()))
                    .map(each -> new LookAnew(each.segment(), each.channel(), profile, position))
                    .forEach(looks::add);
        });
        commands.send(looks);
    }

    private List<AttachedAudience> attached() {
        return book.all().stream().filter(AttachedAudience::isAttached).toList();
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("Only events that are read from the log are followed");
    }
}
