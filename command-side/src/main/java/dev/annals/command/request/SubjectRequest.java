package dev.annals.command.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.api.request.RequestReceipt;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A request of a person: Axon's shell around {@link RequestDecisions}. */
@AggregateRoot(type = SubjectRequest.KIND)
final class SubjectRequest {

    /** The kind of its streams. */
    static final String KIND = "request";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable FragmentId id;

    private @Nullable RequestState state;

    SubjectRequest() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    RequestReceipt handle(ReceiveRequest command) {
        List<SubjectRequestEvent> events = RequestDecisions.receive(state, command);
        events.forEach(AggregateLifecycle::apply);
        return new RequestReceipt(command.request(), !events.isEmpty());
    }

    @CommandHandler
    void handle(ChangeRequest.Acknowledge command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.VerifyIdentity command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Assign command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Note command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Extend command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Start command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Complete command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Deny command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Cancel command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.RaiseAlarm command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Stick command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.EndCallback command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.RetryCallbacks command) {
        change(command);
    }

    @CommandHandler
    void handle(ChangeRequest.Forget command, SubjectKeys keys) {
        change(command);
        keys.destroy(List.of(command.request()));
    }

    @EventSourcingHandler
    void on(SubjectRequestEvent event) {
        id = event.request();
        state = state == null && event instanceof RequestReceived received
                ? RequestState.of(received)
                : known().after(event);
    }

    private void change(ChangeRequest command) {
        RequestDecisions.change(known(), command).forEach(AggregateLifecycle::apply);
    }

    private RequestState known() {
        if (state == null) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no request of this id.");
        }
        return state;
    }
}
