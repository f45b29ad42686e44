package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.projections.privacy.QuarantinedPeople;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuarantinedPeopleTest {

    private static final FragmentId ITEM = new FragmentId(new UUID(3, 1));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final RecordCodec codec = new SealedRecords(new InMemorySubjectKeys());
    private final LiveShelves shelves = new LiveShelves(documents, codec);
    private final QuarantineProjection projection = new QuarantineProjection();
    private final DrivenProcessors processors = new DrivenProcessors(
            log,
            List.of(new LogProcessor(
                    projection.name(),
                    new ProjectionHandler<>(
                            new LiveDocuments<>(projection, shelves, documents, codec, new UUID(0, 1))))));

    @Test
    void anItemThatIsNotAmongTheDocumentsYetIsWaitedFor() {
        log.append(
                ITEM,
                new InteractionQuarantined(
                        ITEM, "web", "invalid-field", "", Instant.EPOCH, "{\"userId\": \"MIA@example.com\"}"));
        ReadModel<QuarantineDocument> items = new ReadModel<>(projection, shelves, documents, codec);
        QuarantinedPeople people = new QuarantinedPeople(items, working());

        Map<String, Set<FragmentId>> found = people.naming(
                Map.of(
                        "mia", List.of(new Identifier(Namespace.EMAIL, "mia@example.com")),
                        "joe", List.of(new Identifier(Namespace.EMAIL, "joe@example.com"))),
                log.head());

        assertThat(found).isEqualTo(Map.of("mia", Set.of(ITEM)));
    }

    /** Processors that work while somebody waits for them. */
    private Processors working() {
        return (Processors) Proxy.newProxyInstance(
                Processors.class.getClassLoader(), new Class<?>[] {Processors.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("await")) {
                        processors.run();
                    }
                    return method.invoke(processors, arguments);
                });
    }
}
