package dev.annals.query.privacy.retention;

import dev.annals.api.privacy.EraseProfile;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Retention;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.rounds.Rounds;
import dev.annals.query.privacy.retention.ExpiredPeople.Expiring;
import dev.annals.query.privacy.retention.ExpiredPeople.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people erased whose data are needed for no purpose any more, on a schedule. It goes through the people stretch by
 * stretch and rests between them; what it orders is an erasure like any other, with the ground {@code retention}. Nothing
 * happens by the catalogue that Annals brings along: somebody has to publish one that says how long data are kept.
 */
final class RetentionRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_STRETCHES = Duration.ofMillis(200);
    private static final int PATIENCE_SECONDS = 10;

    private final ExpiredPeople people;
    private final PurposeBook book;
    private final CommandGateway commands;
    private final FragmentIds ids;
    private final Clock clock;
    private final Duration every;
    private @Nullable String next;
    private long ordered;

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
            Stretch stretch = people.look(purposes, now, next);
            for (Expiring person : stretch.found()) {
                erase(person);
            }
            next = stretch.next();
            if (next == null && ordered > 0) {
                LOG.info("{} people whose data nothing needs any more are being erased", ordered);
                ordered = 0;
            }
            return next == null ? every : BETWEEN_STRETCHES;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn(
                    "Erasing what is not needed any more waits: {}",
                    e.getClass().getSimpleName());
            return FIRST;
        }
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
