package dev.annals.axonserver.documents;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.annals.platform.documents.Documents;
import dev.annals.testkit.documents.DocumentsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a stand-in in memory; {@link MongoDocumentsContainerIT} runs it on the real one. */
class MongoDocumentsTest extends DocumentsContract {

    private static MongoServer server;
    private static MongoClient client;
    private static MongoDocuments documents;

    @BeforeAll
    static void connect() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
        documents = new MongoDocuments(client.getDatabase("readstore"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.shutdownNow();
    }

    @Override
    protected Documents documents() {
        return documents;
    }
}
