package dev.annals.command.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.ArchiveSegment;
import dev.annals.api.segment.ChangeList;
import dev.annals.api.segment.PublishSegment;
import dev.annals.api.segment.PublishedSegment;
import dev.annals.api.segment.RecordMemberships;
import dev.annals.api.segment.RecordedMemberships;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Publishes and archives segments, changes lists, and records who entered and left. */
public final class SegmentCommands {

    private static final int PART = 5_000;

    private final GroupCommit groupCommit;
    private final SegmentBook book;
    private final SegmentChecks checks;
    private final FragmentIds ids;

    SegmentCommands(GroupCommit groupCommit, SegmentBook book, SegmentChecks checks, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.book = book;
        this.checks = checks;
        this.ids = ids;
    }

    /** Has a definition hold. */
    @CommandHandler
    PublishedSegment handle(PublishSegment command) {
        book.refresh();
        SegmentDefinition definition = SegmentFile.read(SegmentFile.NAME, command.text());
        PublishedDefinition known = book.known(definition.key()).orElse(null);
        int inForce = known == null || known.archived() ? 0 : known.version();
        if (known != null && inForce > 0 && known.definition().text().equals(command.text())) {
            return new PublishedSegment(definition.key(), inForce, false, known.position());
        }
        checks.requireSeen(definition, command.expected(), inForce);
        checks.requireUsable(definition);
        int version = known == null ? 1 : known.version() + 1;
        Outcome<Boolean> outcome = decide(new RecordOnce(
                SegmentKeys.definitions(ids),
                StreamKind.SEGMENT,
                new SegmentPublished(
                        SegmentKeys.definitions(ids),
                        definition.key(),
                        version,
                        Sha256.hex(command.text()),
                        command.text()),
                ids.eventOf("annals.segment.published", definition.key() + ":" + version),
                command.by()));
        book.refresh();
        if (!outcome.answer()) {
            checks.requireSeen(definition, version - 1, version);
        }
        return new PublishedSegment(definition.key(), version, true, outcome.position());
    }

    /** Archives a segment; answers the log position once it is durable. */
    @CommandHandler
    long handle(ArchiveSegment command) {
        book.refresh();
        PublishedDefinition known = kept(command.segment());
        checks.requireSeen(known.definition(), command.expected(), known.version());
        checks.requireUnused(known.key());
        Outcome<Boolean> outcome = decide(new RecordOnce(
                SegmentKeys.definitions(ids),
                StreamKind.SEGMENT,
                new SegmentArchived(SegmentKeys.definitions(ids), known.key(), known.version()),
                ids.eventOf("annals.segment.archived", known.key() + ":" + known.version()),
                command.by()));
        book.refresh();
        return outcome.position();
    }

    /** Changes a list; answers the log position once it is durable. */
    @CommandHandler
    long handle(ChangeList command) {
        PublishedDefinition known = kept(command.segment());
        if (!known.definition().isList()) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "The segment '" + known.key() + "' is found by a condition; people are put on lists only.");
        }
        FragmentId stream = SegmentKeys.list(ids, known.key());
        List<SegmentListed> parts = new ArrayList<>();
        for (int from = 0; from < command.added().size(); from += PART) {
            parts.add(new SegmentListed(stream, known.key(), part(command.added(), from), List.of()));
        }
        for (int from = 0; from < command.removed().size(); from += PART) {
            parts.add(new SegmentListed(stream, known.key(), List.of(), part(command.removed(), from)));
        }
        return decide(new ListDecision(parts, command.by())).position();
    }

    /** Records who entered and left. */
    @CommandHandler
    RecordedMemberships handle(RecordMemberships command) {
        return new RecordedMemberships(decide(new MembershipDecision(command)).position());
    }

    private PublishedDefinition kept(String key) {
        return book.find(key)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no segment '" + key + "'."));
    }

    private static List<FragmentId> part(List<FragmentId> all, int from) {
        return List.copyOf(all.subList(from, Math.min(all.size(), from + PART)));
    }

    private <R> Outcome<R> decide(Decision<R> decision) {
        return Waiting.forAnswer(groupCommit.submit(List.of(decision))).getFirst();
    }
}
