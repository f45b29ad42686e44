package dev.annals.projections.consent;

import dev.annals.api.Wire;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.Said;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a fragment's stream says about consent, record by record, so that any instant can be asked about without reading
 * the stream. Holds nothing personal: evidence stays in the stream.
 *
 * @param fragment the fragment
 * @param records what was said, in the order in which it was recorded; of very many, those expressed last
 * @param position the position of the newest event folded
 */
@Wire(name = "document.consent")
public record ConsentDocument(FragmentId fragment, List<Entry> records, long position) {

    /** The most records that are kept. */
    static final int MOST = 1_000;

    private static final Comparator<Entry> EXPRESSED_LAST =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::sequence);

    /**
     * One record.
     *
     * @param record its id, which is that of the event
     * @param sequence its place in the stream
     * @param position its place in the log
     * @param recordedAt when it was recorded
     * @param actor who recorded it
     * @param said what was said; null for a use
     * @param used what was used; null for anything else
     * @param turns when it was retracted and restored, in turn
     */
    public record Entry(
            UUID record,
            long sequence,
            long position,
            Instant recordedAt,
            String actor,
            @Nullable Said said,
            @Nullable ConsentUsed used,
            List<Instant> turns) {

        public Entry {
            turns = List.copyOf(turns);
        }

        /** When it was expressed, or used. */
        public Instant at() {
            return said != null ? said.terms().at() : used != null ? used.at() : recordedAt;
        }

        /**
         * Whether it does not count, because the interaction it was drawn from does not.
         *
         * @param known as far as was recorded until this instant; null for all that is recorded
         */
        public boolean isRetracted(@Nullable Instant known) {
            return turns.stream()
                                    .filter(turn -> known == null || !turn.isAfter(known))
                                    .count()
                            % 2
                    == 1;
        }

        private Entry turned(Instant at) {
            List<Instant> all = new ArrayList<>(turns);
            all.add(at);
            return new Entry(record, sequence, position, recordedAt, actor, said, used, all);
        }

        private Consents consents() {
            return said != null ? Consents.of(said) : used != null ? Consents.of(used) : Consents.NONE;
        }
    }

    /** What those records amount to that a filter lets through and that count. */
    public Consents consents(Predicate<Entry> filter) {
        return consents(filter, null);
    }

    /**
     * What those records amount to that a filter lets through and that count.
     *
     * @param known what was recorded until this instant; null for all that is recorded
     */
    public Consents consents(Predicate<Entry> filter, @Nullable Instant known) {
        Consents consents = Consents.NONE;
        for (Entry entry : records) {
            if (filter.test(entry)
                    && (known == null || !entry.recordedAt().isAfter(known))
                    && !entry.isRetracted(known)) {
                consents = consents.merge(entry.consents());
            }
        }
        return consents;
    }

    /** The document with one more record. */
    ConsentDocument with(Entry entry) {
        List<Entry> all = new ArrayList<>(records);
        all.add(entry);
        if (all.size() > MOST) {
            all.remove(all.stream().min(EXPRESSED_LAST).orElseThrow());
        }
        return new ConsentDocument(fragment, List.copyOf(all), entry.position());
    }

    /** The document after some records were retracted, or restored. */
    ConsentDocument turned(Collection<UUID> which, boolean retracted, RecordedEvent recorded) {
        return new ConsentDocument(
                fragment,
                records.stream()
                        .map(entry -> which.contains(entry.record()) && entry.isRetracted(null) != retracted
                                ? entry.turned(recorded.at())
                                : entry)
                        .toList(),
                recorded.position());
    }

    @Override
    public String toString() {
        return "ConsentDocument[" + fragment + " at " + position + "]";
    }
}
