package dev.annals.testkit;

import dev.annals.platform.documents.Documents;
import dev.annals.testkit.documents.DocumentsContract;
import org.junit.jupiter.api.Test;

class InMemoryDocumentsTest extends DocumentsContract {

    private static final Documents DOCUMENTS = new InMemoryDocuments();

    @Override
    protected Documents documents() {
        return DOCUMENTS;
    }

    @Test
    void keysBeyondTheBasicPlaneComeInTheOrderOfTheirBytes() {
        assertByteOrderBeyondTheBasicPlane();
    }
}
