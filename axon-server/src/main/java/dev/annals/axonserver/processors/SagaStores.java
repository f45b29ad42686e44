package dev.annals.axonserver.processors;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;

/**
 * Where sagas keep what they know, and how far they are: both in the same transactions.
 *
 * @param sagas what they know
 * @param tokens how far they are
 * @param transactions the transactions of both
 */
public record SagaStores(SagaStore<Object> sagas, TokenStore tokens, TransactionManager transactions) {}
