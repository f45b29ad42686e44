package dev.annals.query.privacy.retention;

import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.api.privacy.ExpiryReceipt;
import dev.annals.api.privacy.PurgeCiphertext;
import dev.annals.api.privacy.PurgeReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Retention;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.rounds.Rounds;
import dev.annals.query.privacy.retention.ExpiredPeople.Expiring;
import dev.annals.query.privacy.retention.ExpiredPeople.Outliving;
import dev.annals.query.privacy.retention.ExpiredPeople.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people erased whose data are needed for no purpose any more, on a schedule, and of people who stay what was collected
 * for a purpose that is over. It goes through the people stretch by stretch and rests between them; what it orders is an
 * erasure like any other, with the ground {@code retention}. A stretch in which nothing can be over before some instant is passed
 * over until then, by all passes but the first after a start or after a catalogue is published. What people who stay said can be opened as long as their keys
 * are there, so at the end of each pass, and of the first one after a start, it is taken out of the stored rows as well.
 * Nothing happens by the catalogue that Annals brings along: somebody has to publish one that says how long data are kept.
 */
final class RetentionRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_STRETCHES = Duration.ofMillis(200);
    private static final int PATIENCE_SECONDS = 10;
    private static final int PURGE_MINUTES = 60;

    private final ExpiredPeople people;
    private final PurposeBook book;
    private final CommandGateway commands;
    private final FragmentIds ids;
    private final Clock clock;
    private final Duration every;
    private final NavigableMap<String, Quiet> quiet = new TreeMap<>();
    private int catalogue;
    private Instant before = Instant.MIN;
    private @Nullable String next;
    private long ordered;
    private long expired;
    private boolean isToBePurged = true;

    /** @param every the time between two rounds through all people */
    RetentionRounds(
            ExpiredPeople people,
            PurposeBook book,
            CommandGateway commands,
            FragmentIds ids,
            Clock clock,
            Duration every) {
        super(Thread.ofPlatform().name("annals-retention").daemon(), FIRST);
        this.people = people;
        this.book = book;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
        this.every = every;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            Purposes purposes = book.current();
            if (!Retention.isMeant(purposes)) {
                return every;
            }
            Instant now = clock.instant();
            if (isPassedOver(purposes.version(), now)) {
                end();
                return every;
            }
            Stretch stretch = people.look(purposes, now, next);
            for (Expiring person : stretch.found()) {
                erase(person);
            }
            for (Outliving person : stretch.outliving()) {
                for (String purpose : person.over().keySet()) {
                    expire(person, purpose);
                }
            }
            note(stretch);
            next = stretch.next();
            if (next == null) {
                end();
            }
            return next == null ? every : BETWEEN_STRETCHES;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn(
                    "Erasing what is not needed any more waits: {}",
                    e.getClass().getSimpleName());
            return FIRST;
        }
    }

    /**
     * A stretch in which nothing is to be done for now.
     *
     * @param next the key behind which the next one begins; null for the last
     * @param until before which instant nothing in it can be over
     */
    private record Quiet(@Nullable String next, Instant until) {}

    /** Goes to the next stretch that is to be looked at; answers whether there is none up to the end of the pass. */
    private boolean isPassedOver(int version, Instant now) {
        if (version != catalogue || now.isBefore(before)) {
            quiet.clear();
        }
        catalogue = version;
        before = now;
        Quiet known = quiet.get(key(next));
        while (known != null && now.isBefore(known.until())) {
            next = known.next();
            if (next == null) {
                return true;
            }
            known = quiet.get(key(next));
        }
        return false;
    }

    /** What was known of what lies within the stretch is forgotten. */
    private void note(Stretch stretch) {
        String end = stretch.next();
        (end == null ? quiet.tailMap(key(next), true) : quiet.subMap(key(next), true, end, false)).clear();
        quiet.put(key(next), new Quiet(end, stretch.quietUntil()));
    }

    private static String key(@Nullable String after) {
        return after == null ? "" : after;
    }

    private void end() throws InterruptedException, ExecutionException, TimeoutException {
        if (ordered > 0) {
            LOG.info("{} people whose data nothing needs any more are being erased", ordered);
        }
        if (expired > 0) {
            LOG.info("{} interactions are told no more, because their purposes are over", expired);
        }
        ordered = 0;
        expired = 0;
        isToBePurged = isToBePurged && !isPurged();
    }

    private boolean isPurged() throws InterruptedException, ExecutionException, TimeoutException {
        PurgeCiphertext order = new PurgeCiphertext(null, true, false, RecordedEvent.SYSTEM);
        try {
            PurgeReceipt receipt = commands.<PurgeReceipt>send(order).get(PURGE_MINUTES, TimeUnit.MINUTES);
            if (receipt.rows() > 0) {
                LOG.info("{} rows of the log were emptied, because their purposes are over", receipt.rows());
            }
            return true;
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof Rejected it) || it.rejection() != Rejection.CONFLICT) {
                throw refused;
            }
            LOG.info("What is told no more stays in the stored rows for now: {}", it.getMessage());
            return false;
        }
    }

    private void expire(Outliving person, String purpose)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExpirePurpose order = new ExpirePurpose(
                person.profile(), person.fragments(), purpose, ExpirePurpose.RETENTION, RecordedEvent.SYSTEM);
        ExpiryReceipt receipt = commands.<ExpiryReceipt>send(order).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        expired += receipt.interactions();
        isToBePurged |= receipt.interactions() > 0;
    }

    private void erase(Expiring person) throws InterruptedException, ExecutionException, TimeoutException {
        EraseProfile order = new EraseProfile(
                person.fragments(),
                ids.of("retention", person.profile().toString(), person.until().toString()),
                "retention",
                null,
                false,
                RecordedEvent.SYSTEM);
        var unused = commands.send(order).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        ordered++;
    }
}
