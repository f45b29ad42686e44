package dev.annals.command.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.consent.PersonConsents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a decision on record: among what else the person is known to have said, and noted along the way to the root.
 *
 * <p>A decision that a person makes for their profile replaces what other identifiers of the same profile said before.
 * What two identifiers said before anybody knew that they are one person's replaces nothing, and neither does a device's
 * signal that says yes.
 */
final class ConsentRecording {

    private final StreamAppends appends;
    private final KnownConsents known;

    ConsentRecording(StreamAppends appends) {
        this.appends = appends;
        this.known = new KnownConsents(appends);
    }

    /** Appends the decision, and what has to be noted about it. */
    void append(Statement statement, String by) {
        ConsentTerms placed = placed(statement);
        appends.append(statement.fragment(), StreamKind.FRAGMENT, statement.event(placed), statement.record(), by);
        for (FragmentId above : known.above(statement.fragment())) {
            appends.note(above, List.of(statement.fragment()), by);
        }
    }

    private ConsentTerms placed(Statement statement) {
        if (statement.state() == ConsentState.REQUESTED) {
            return statement.terms();
        }
        PersonConsents person = known.of(List.of(statement.fragment()));
        List<UUID> older = new ArrayList<>();
        List<UUID> newer = new ArrayList<>();
        boolean isWord = !statement.terms().isSignal() || !statement.state().isValid();
        person.members().forEach((fragment, consents) -> {
            if (!fragment.equals(statement.fragment())) {
                said(consents, statement.terms().key()).forEach(said -> {
                    if (statement.terms().at().isBefore(said.terms().at())) {
                        if (!said.terms().isSignal() || !said.state().isValid()) {
                            newer.add(said.record());
                        }
                    } else if (isWord) {
                        older.add(said.record());
                    }
                });
            }
        });
        return statement.terms().among(older, newer);
    }

    /** What stands in a fragment for the same channel, where either of them may be about all channels. */
    private static Stream<Said> said(Consents consents, ConsentKey key) {
        return consents.standings().stream()
                .filter(standing -> isCovered(standing.key(), key))
                .flatMap(ConsentRecording::of)
                .filter(Objects::nonNull);
    }

    private static Stream<Said> of(Standing standing) {
        return Stream.of(standing.spoken(), standing.signalled()).filter(Objects::nonNull);
    }

    private static boolean isCovered(ConsentKey earlier, ConsentKey decided) {
        return earlier.purpose().equals(decided.purpose())
                && earlier.controller().equals(decided.controller())
                && (decided.channel().equals(earlier.channel())
                        || decided.channel().equals(ConsentKey.ANY)
                        || earlier.channel().equals(ConsentKey.ANY));
    }
}
