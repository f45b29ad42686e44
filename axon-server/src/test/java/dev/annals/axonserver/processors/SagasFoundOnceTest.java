package dev.annals.axonserver.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.Test;

class SagasFoundOnceTest {

    private static final AssociationValue RUN = new AssociationValue("run", "1");
    private static final AssociationValue OTHER = new AssociationValue("run", "2");

    private final List<AssociationValue> asked = new ArrayList<>();
    private final SagasFoundOnce store = new SagasFoundOnce(new Asked());

    /** A store that has one saga for everything, and writes down what it was asked for. */
    private final class Asked implements SagaStore<Object> {

        @Override
        public Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
            asked.add(associationValue);
            return Set.of("saga-" + associationValue.getValue());
        }

        @Override
        public <S> Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
            throw new UnsupportedOperationException("Nothing is loaded here");
        }

        @Override
        public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
            throw new UnsupportedOperationException("Nothing is stored here");
        }

        @Override
        public void insertSaga(
                Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
            throw new UnsupportedOperationException("Nothing is stored here");
        }

        @Override
        public void updateSaga(
                Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
            throw new UnsupportedOperationException("Nothing is stored here");
        }
    }

    @Test
    void theEventsOfOneUnitOfWorkAskTheStoreOnceForEachThing() {
        var batch = new BatchingUnitOfWork<>(
                GenericEventMessage.asEventMessage("a"),
                GenericEventMessage.asEventMessage("b"),
                GenericEventMessage.asEventMessage("c"));
        var unused = batch.executeWithResult(() -> {
            assertThat(store.findSagas(String.class, RUN)).containsExactly("saga-1");
            return store.findSagas(String.class, OTHER);
        });

        assertThat(asked).containsExactly(RUN, OTHER);
    }

    @Test
    void theNextUnitOfWorkAsksAnew() {
        for (int i = 0; i < 2; i++) {
            DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("a"))
                    .execute(() -> store.findSagas(String.class, RUN));
        }
        var unused = store.findSagas(String.class, RUN);

        assertThat(asked).containsExactly(RUN, RUN, RUN);
    }
}
