package dev.annals.sagas.delivery;

import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.identity.FragmentId;
import dev.annals.sagas.SagaCommands;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a deferred message may be weighed again: one saga for each deferral. A message that was given up meanwhile is
 * weighed all the same, and stays as it is.
 */
public final class DeferredDeliverySaga {

    private static final String WAKE = "delivery-wake";
    private static final String DELIVERY = "delivery";

    private @Nullable FragmentId delivery;

    @StartSaga(forceNew = true)
    @SagaEventHandler(associationProperty = DELIVERY)
    void on(DeliveryDeferred event, DeadlineManager deadlines) {
        delivery = event.delivery();
        deadlines.schedule(event.until(), WAKE, event.gate());
    }

    @DeadlineHandler(deadlineName = WAKE)
    void wake(String gate, SagaCommands commands) {
        if (delivery != null) {
            var unused = commands.send(new WeighDelivery(delivery));
        }
        SagaLifecycle.end();
    }
}
