package dev.annals.projections;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The profile projection as it runs, on stores in memory. */
final class LiveProfiles {

    static final String NAME = ProfileProjection.NAME;

    final InMemoryEventLog log;
    final InMemoryDocuments documents = new InMemoryDocuments();
    final RecordCodec codec = new SealedRecords(new InMemorySubjectKeys());
    final Poisonable<FragmentDocument> projection;
    final LiveShelves shelves = new LiveShelves(documents, codec);
    final DrivenProcessors processors;

    LiveProfiles(int batchSize) {
        this(batchSize, new InMemoryEventLog());
    }

    LiveProfiles(int batchSize, InMemoryEventLog log) {
        this.log = log;
        this.projection = new Poisonable<>(new ProfileProjection(log));
        this.processors = process(batchSize, 1);
    }

    /** Another process with the same stores. */
    DrivenProcessors process(int batchSize, int number) {
        LiveDocuments<FragmentDocument> live =
                new LiveDocuments<>(projection, shelves, documents, codec, new UUID(0, number));
        return new DrivenProcessors(log, List.of(new LogProcessor(NAME, new ProjectionHandler<>(live), 1, batchSize)));
    }

    Rebuild<FragmentDocument> rebuild() {
        return new Rebuild<>(projection, shelves, log, documents, codec, processors);
    }

    Rebuilds rebuilds() {
        return new Rebuilds(Map.of(NAME, rebuild()), Duration.ZERO);
    }

    Map<String, FragmentDocument> stored() {
        return stored(shelves.live(NAME));
    }

    Map<String, FragmentDocument> stored(Shelf shelf) {
        Map<String, FragmentDocument> stored = new HashMap<>();
        for (Document document : documents.range(shelf, Range.first(1_000_000))) {
            stored.put(document.key(), codec.read(document.body(), FragmentDocument.class));
        }
        return stored;
    }

    /** What the log says, folded stream by stream, as it looks once stored. */
    Map<String, FragmentDocument> wanted() {
        Map<String, FragmentDocument> wanted = new HashMap<>();
        Set<FragmentId> streams =
                new HashSet<>(log.events().stream().map(RecordedEvent::stream).toList());
        for (FragmentId stream : streams) {
            FragmentFold.of(stream, log.stream(stream, 0))
                    .ifPresent(document ->
                            wanted.put(stream.toString(), codec.read(codec.write(document), FragmentDocument.class)));
        }
        return wanted;
    }
}
