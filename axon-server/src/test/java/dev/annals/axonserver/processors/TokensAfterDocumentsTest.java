package dev.annals.axonserver.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class TokensAfterDocumentsTest {

    private final List<String> order = new ArrayList<>();
    private final TokenStore stored = new InMemoryTokenStore();
    private final TokenStore tokens = new TokensAfterDocuments(stored);

    @Test
    void theTokenIsStoredAfterTheDocuments() {
        process(() -> order.add("documents, token at " + position()));

        assertThat(order).containsExactly("documents, token at 0");
        assertThat(position()).isEqualTo(7);
    }

    @Test
    void theTokenStaysWhenTheDocumentsCannotBeStored() {
        process(() -> {
            throw new IllegalStateException("away");
        });

        assertThat(position()).isZero();
    }

    @Test
    void outsideOfAUnitOfWorkTheTokenIsStoredAtOnce() {
        tokens.storeToken(new GlobalSequenceTrackingToken(9), "profile", 0);

        assertThat(position()).isEqualTo(9);
    }

    TokensAfterDocumentsTest() {
        stored.initializeTokenSegments("profile", 1, new GlobalSequenceTrackingToken(0));
    }

    /** As Axon's work package does: the token is registered before the first handler is called. */
    private void process(Runnable writesDocuments) {
        BatchingUnitOfWork<GenericEventMessage<?>> unitOfWork =
                new BatchingUnitOfWork<>(List.of(new GenericEventMessage<>("one"), new GenericEventMessage<>("two")));
        unitOfWork.onPrepareCommit(preparing -> tokens.storeToken(new GlobalSequenceTrackingToken(7), "profile", 0));
        var unused = unitOfWork.executeWithResult(() -> {
            if (unitOfWork.isFirstMessage()) {
                unitOfWork.onPrepareCommit(preparing -> writesDocuments.run());
            }
            return null;
        });
    }

    private long position() {
        return stored.fetchToken("profile", 0).position().orElseThrow();
    }
}
