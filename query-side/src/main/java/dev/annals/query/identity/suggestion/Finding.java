package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.SuggestionId;
import dev.annals.platform.crypto.Sha256;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.identity.matching.Entry;
import dev.annals.query.identity.matching.Evidence;
import dev.annals.query.identity.matching.Field;
import dev.annals.query.identity.matching.Match;
import dev.annals.query.identity.matching.Matching;
import java.nio.ByteBuffer;
import java.util.List;

/** Compares all profiles with one another, as far as that is worth it. */
final class Finding {

    /** The most suggestions that are kept; the most probable ones. */
    private static final int MOST = 10_000;

    private final ReadModel<FragmentDocument> documents;
    private final double above;

    /** @param above the probability from which two profiles are suggested, from 0 to 1 */
    Finding(ReadModel<FragmentDocument> documents, double above) {
        this.documents = documents;
        this.above = above;
    }

    /** The suggestions about the profiles as they are now, most probable first. */
    List<Suggestion> suggestions() {
        ProfileScan scan = ProfileScan.of(documents);
        List<Entry> entries = scan.entries();
        Verdicts verdicts = scan.verdicts();
        Matching matching = Matching.of(entries, above);
        return matching.matches().stream()
                .map(match -> suggestion(entries, match, matching.evidence(match)))
                .filter(suggestion -> !verdicts.speakAgainst(suggestion.id()))
                .limit(MOST)
                .toList();
    }

    private static Suggestion suggestion(List<Entry> entries, Match match, List<Evidence> evidence) {
        SuggestionId id = new SuggestionId(
                FragmentId.of(entries.get(match.one()).id()),
                FragmentId.of(entries.get(match.other()).id()),
                fingerprint(evidence));
        return new Suggestion(id, match.probability(), match.weight(), match.household(), evidence);
    }

    /** Of how each field agrees; networks change from day to day and are left out. */
    private static long fingerprint(List<Evidence> evidence) {
        StringBuilder agreement = new StringBuilder();
        for (Evidence each : evidence) {
            if (each.field() != Field.NETWORK) {
                agreement
                        .append(each.field().wireName())
                        .append('=')
                        .append(each.level())
                        .append(';');
            }
        }
        return ByteBuffer.wrap(Sha256.of(agreement.toString())).getLong();
    }
}
