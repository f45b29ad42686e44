package dev.annals.projections.ledger;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Range;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.ExportedSections;
import dev.annals.platform.ledger.LedgerExport;
import dev.annals.platform.ledger.LedgerVerification;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import dev.annals.platform.ledger.StoredSections;
import dev.annals.platform.ledger.Tile;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** A ledger of some thousand invented events, to be tampered with and verified. */
abstract class KeptLedger {

    static final int EVENTS = 5_300;
    static final NoteSigner SIGNER = NoteSigner.of("example.org/log", new byte[32]);

    final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    final InMemoryLogRows rows = new InMemoryLogRows();
    final InMemoryDocuments documents = new InMemoryDocuments();
    final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    final TileShelf tiles = new TileShelf(documents);
    final Random random = new Random(7);

    @BeforeEach
    void keepALedger() {
        LedgerGrowth growth = growth(checkpoints, documents);
        while (rows.positions().size() < EVENTS) {
            rows.append(
                    Math.min(1 + random.nextInt(400), EVENTS - rows.positions().size()));
            growth.grow(10_000);
            growth.sign();
        }
    }

    Verdict verify() {
        return verify(stored(PositionRange.EVERYTHING), List.of());
    }

    Verdict verifyExport() {
        return verifyExport(export(stored(PositionRange.EVERYTHING)));
    }

    static Verdict verifyExport(byte[] export) {
        try {
            return verify(new ExportedSections(new ByteArrayInputStream(export), PositionRange.EVERYTHING), List.of());
        } catch (IllegalArgumentException noExport) {
            return new Broken(0, 0, String.valueOf(noExport.getMessage()));
        }
    }

    static Verdict verify(Sections sections, List<Signed> seen) {
        return new LedgerVerification(sections, SIGNER.key(), seen, position -> {}).verify();
    }

    static byte[] export(Sections sections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new LedgerExport(bytes, position -> {}).write(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Sections stored(PositionRange range) {
        return new StoredSections(SIGNER.key(), rows, tiles, checkpoints, range);
    }

    LedgerGrowth growth(InMemoryCheckpoints signed, InMemoryDocuments shelf) {
        return new LedgerGrowth(rows, new TileShelf(shelf), signed, SIGNER, clock);
    }

    long after(long position) {
        return rows.after(position, 1).getFirst().position();
    }

    void change(long position, UnaryOperator<LogRow> change) {
        rows.put(change.apply(rows.at(position)));
    }

    void changeTile(String key, UnaryOperator<Tile> change) {
        Document stored = documents
                .range(TileShelf.SHELF, new Range(key, key + "x", 1, false))
                .getFirst();
        Tile changed = change.apply(Tile.of(0, Long.parseLong(key.substring(3), 16), stored.body()));
        documents.delete(TileShelf.SHELF, List.of(key));
        documents.put(TileShelf.SHELF, List.of(new Document(key, stored.position(), changed.toBytes())));
    }

    static LogRow with(LogRow row, long micros, byte[] metaData, byte[] payload) {
        return new LogRow(
                row.position(),
                row.stream(),
                row.sequence(),
                row.id(),
                row.streamType(),
                row.payloadType(),
                row.revision(),
                micros,
                metaData,
                payload);
    }

    static LogRow at(long position, LogRow row) {
        UUID id = row.id();
        return new LogRow(
                position,
                row.stream(),
                row.sequence(),
                id,
                row.streamType(),
                row.payloadType(),
                row.revision(),
                row.micros(),
                row.metaData(),
                row.payload());
    }
}
