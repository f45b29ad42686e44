package dev.annals.command.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.PurposeEvent.CollectionRefused;
import dev.annals.api.consent.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purpose.Collection;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Verdict;
import dev.annals.platform.crypto.FragmentIds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to decide about consent when one interaction is recorded. */
public final class Clearance {

    private final Purposes purposes;
    private final @Nullable Purpose purpose;
    private final String source;
    private final List<FragmentId> named;
    private final List<Statement> statements;
    private final FragmentIds ids;

    Clearance(
            Purposes purposes,
            @Nullable Purpose purpose,
            String source,
            List<FragmentId> named,
            List<Statement> statements,
            FragmentIds ids) {
        this.purposes = purposes;
        this.purpose = purpose;
        this.source = source;
        this.named = named;
        this.statements = statements;
        this.ids = ids;
    }

    /** The events that it may append. */
    public Set<UUID> eventIds() {
        if (statements.isEmpty()) {
            return Set.of();
        }
        Set<UUID> eventIds = new HashSet<>();
        statements.forEach(statement -> eventIds.add(statement.record()));
        return eventIds;
    }

    /** Decides; appends nothing. */
    public Decided decide(StreamAppends appends) {
        List<Statement> news =
                statements.stream().filter(each -> isNew(each, appends)).toList();
        Verdict verdict = purpose == null ? null : verdict(purpose, news, appends);
        return new Decided(news, verdict == null || verdict.allowed() ? null : verdict.reason());
    }

    /** Puts on record what is news of the signals, and decides nothing about the interaction. */
    public void recordNews(StreamAppends appends) {
        ConsentRecording recording = new ConsentRecording(appends);
        for (Statement statement : statements) {
            if (isNew(statement, appends)) {
                recording.append(statement, "source:" + source);
            }
        }
    }

    /** Asks what the person said only where anybody among those who are named ever said anything. */
    private @Nullable Verdict verdict(Purpose of, List<Statement> news, StreamAppends appends) {
        KnownConsents known = new KnownConsents(appends);
        boolean isSilent = news.isEmpty() && !known.isAnythingSaid(named);
        if (isSilent && of.collection() == Collection.UNLESS_REFUSED) {
            return null;
        }
        PersonConsents person = isSilent ? PersonConsents.NONE : known.of(named);
        for (Statement statement : news) {
            person = person.with(
                    statement.fragment(), Consents.of(statement.record(), statement.event(statement.terms())));
        }
        return new ConsentPolicy(purposes).mayCollect(person, of, appends.now());
    }

    /** A device repeats itself with every interaction: only what it says otherwise than before is news. */
    private static boolean isNew(Statement statement, StreamAppends appends) {
        if (appends.isStored(statement.record())) {
            return false;
        }
        ConsentKey key = statement.terms().key();
        Standing standing = appends.consents(statement.fragment()).standing(key);
        return standing == null
                || standing.signalled() == null
                || standing.signalled().state().isValid() != statement.state().isValid();
    }

    /**
     * What was decided.
     */
    public final class Decided {

        private final List<Statement> news;
        private final @Nullable String refusal;

        private Decided(List<Statement> news, @Nullable String refusal) {
            this.news = news;
            this.refusal = refusal;
        }

        /** Whether the interaction must not be stored. */
        public boolean isRefused() {
            return refusal != null;
        }

        /** Whether anything has to be put on record, so that the fragment of the device has to be open. */
        public boolean hasNews() {
            return !news.isEmpty();
        }

        /** The reason for a refusal, for the sender. */
        public String reason() {
            return refusal + ": the purpose '" + (purpose == null ? "" : purpose.key())
                    + "' does not allow it; it was counted, and not stored";
        }

        /** Puts on record what is signalled, and counts what is refused. */
        public void append(StreamAppends appends) {
            if (!news.isEmpty()) {
                ConsentRecording recording = new ConsentRecording(appends);
                news.forEach(statement -> recording.append(statement, "source:" + source));
            }
            if (refusal != null && purpose != null) {
                appends.countRefused(
                        new CollectionRefused(ids.of("collection", source), source, purpose.key(), refusal, 1));
            }
        }
    }
}
