package dev.annals.axonserver.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.annals.platform.documents.Documents;
import dev.annals.testkit.documents.DocumentsContract;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on a real MongoDB replica set. */
@Testcontainers(disabledWithoutDocker = true)
class MongoDocumentsContainerIT extends DocumentsContract {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    private static MongoClient client;
    private static MongoDocuments documents;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(MONGO.getConnectionString());
        documents = new MongoDocuments(client.getDatabase("readstore"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected Documents documents() {
        return documents;
    }

    @Test
    void comparesKeysAsUtf8() {
        assertByteOrderBeyondTheBasicPlane();
    }

    @Test
    void isAReplicaSet() {
        assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                .containsKey("setName");
    }
}
