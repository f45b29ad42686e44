package dev.annals.axonserver.processors;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;

/**
 * Asks a store once in a unit of work which sagas belong to something, and not again for each of its events: what the unit
 * of work itself begins or ends is stored behind all of them, and known to Axon meanwhile.
 */
public final class SagasFoundOnce implements SagaStore<Object> {

    private static final String FOUND = "annals.sagas.found";

    private final SagaStore<Object> store;

    public SagasFoundOnce(SagaStore<Object> store) {
        this.store = store;
    }

    private record Question(Class<?> saga, AssociationValue value) {}

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
        if (!CurrentUnitOfWork.isStarted()) {
            return store.findSagas(sagaType, associationValue);
        }
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        Map<Question, Set<String>> found = unit.getOrComputeResource(FOUND, unused -> new HashMap<>());
        return found.computeIfAbsent(
                new Question(sagaType, associationValue), asked -> store.findSagas(sagaType, associationValue));
    }

    @Override
    public <S> Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return store.loadSaga(sagaType, sagaIdentifier);
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        store.deleteSaga(sagaType, sagaIdentifier, associationValues);
    }

    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        store.insertSaga(sagaType, sagaIdentifier, saga, associationValues);
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        store.updateSaga(sagaType, sagaIdentifier, saga, associationValues);
    }
}
