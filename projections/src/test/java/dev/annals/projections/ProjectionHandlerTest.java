package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Histories;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.SampleEvents;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProjectionHandlerTest {

    private static final int BATCH = 50;

    private final LiveProfiles profiles = new LiveProfiles(BATCH);

    @Test
    void documentsAreWhatTheLogSays() {
        for (int seed = 0; seed < 100; seed++) {
            LiveProfiles each = new LiveProfiles(1 + seed % 40);
            Histories.invent(seed, 8, 120, true, each.log);

            each.processors.run();

            assertThat(each.stored()).as("seed %d", seed).isEqualTo(each.wanted());
        }
    }

    @Test
    void aUnitOfWorkReadsOnceAndWritesOnce() {
        Histories.invent(1, 5, BATCH, true, profiles.log);
        profiles.processors.run();
        Histories.invent(2, 5, 2 * BATCH, true, profiles.log);
        int reads = profiles.documents.reads();
        int writes = profiles.documents.writes();

        profiles.processors.run();

        assertThat(profiles.documents.reads() - reads).as("who wrote last").isEqualTo(1);
        assertThat(profiles.documents.writes() - writes).isEqualTo(1);
    }

    @Test
    void whatDoesNotMatterBeginsNoUnitOfWorkAndIsNotOpened() {
        ProjectionHandler<?> consents = new ProjectionHandler<>(new LiveDocuments<>(
                new ConsentProjection(), profiles.shelves, profiles.documents, profiles.codec, new UUID(0, 1)));

        SampleEvents.ofEveryKind().forEach(event -> {
            boolean matters = event instanceof ConsentEvent || event instanceof ErasureEvent;

            assertThat(consents.canHandle(matters ? new GenericEventMessage<>(event) : new Sealed(event)))
                    .as("%s", event.getClass())
                    .isEqualTo(matters);
        });
    }

    @Test
    void whatCannotBeOpenedIsHandledSoThatItIsParked() {
        ProjectionHandler<?> all = new ProjectionHandler<>(new LiveDocuments<>(
                profiles.projection, profiles.shelves, profiles.documents, profiles.codec, new UUID(0, 1)));

        SampleEvents.ofEveryKind()
                .forEach(event -> assertThat(all.canHandle(new Damaged(event)))
                        .as("%s", event.getClass())
                        .isTrue());
    }

    /** A message whose event cannot be read. */
    private static final class Damaged extends GenericEventMessage<Event> {

        private static final long serialVersionUID = 1L;

        Damaged(Event event) {
            super(event);
        }

        @Override
        public Event getPayload() {
            throw new IllegalStateException("Damaged");
        }
    }

    /** A message that nobody may open. */
    private static final class Sealed extends GenericEventMessage<Event> {

        private static final long serialVersionUID = 1L;

        Sealed(Event event) {
            super(event);
        }

        @Override
        public Event getPayload() {
            throw new AssertionError("It was opened");
        }
    }

    @Test
    void twiceIsOnce() {
        for (int seed = 0; seed < 100; seed++) {
            LiveProfiles each = new LiveProfiles(1 + seed % 40);
            Histories.invent(seed, 8, 120, true, each.log);
            each.processors.run();
            Map<String, FragmentDocument> once = each.stored();

            each.processors.rewind(LiveProfiles.NAME, seed % 120);
            each.processors.run();

            assertThat(each.stored()).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void aCrashBetweenDocumentsAndTokenLosesAndDoublesNothing() {
        for (int seed = 0; seed < 100; seed++) {
            LiveProfiles each = new LiveProfiles(20);
            Histories.invent(seed, 8, 120, true, each.log);
            long crash = 20L * (seed % 6);
            each.processors.run(LiveProfiles.NAME, crash + 20);

            DrivenProcessors restarted = each.process(13, 2);
            restarted.rewind(LiveProfiles.NAME, crash);
            restarted.run();

            assertThat(each.stored()).as("seed %d", seed).isEqualTo(each.wanted());
        }
    }

    /** Its commits do not wait for the disk, so a crash takes the newest with it, tokens and documents alike. */
    @Test
    void aStoreThatLosesItsNewestCommitsIsBroughtUpToDateByTheProcessThatMadeThem() {
        for (int seed = 0; seed < 100; seed++) {
            LiveProfiles each = new LiveProfiles(20);
            Histories.invent(seed, 8, 160, true, each.log);
            long safe = 20L * (seed % 5);
            each.processors.run(LiveProfiles.NAME, safe);
            InMemoryDocuments onDisk = each.documents.copy();
            each.processors.run(LiveProfiles.NAME, safe + 20 + 20L * (seed % 3));

            each.documents.loseWhatCameAfter(onDisk);
            each.processors.rewind(LiveProfiles.NAME, safe);
            each.processors.run();

            assertThat(each.stored()).as("seed %d", seed).isEqualTo(each.wanted());
        }
    }

    @Test
    void aProcessThatGetsTheProcessorBackDoesNotTrustWhatItRemembers() {
        Histories.invent(3, 4, 200, true, profiles.log);
        DrivenProcessors other = profiles.process(BATCH, 2);

        profiles.processors.run(LiveProfiles.NAME, 50);
        other.rewind(LiveProfiles.NAME, 50);
        other.run(LiveProfiles.NAME, 100);
        profiles.processors.rewind(LiveProfiles.NAME, 100);
        profiles.processors.run();

        assertThat(profiles.stored()).isEqualTo(profiles.wanted());
    }

    @Nested
    class WhenAnEventCannotBeFolded {

        private final FragmentId stream;

        WhenAnEventCannotBeFolded() {
            Histories.invent(4, 4, 200, true, profiles.log);
            profiles.projection.poison(100);
            stream = profiles.log.events().get(99).stream();
            profiles.processors.run();
        }

        @Test
        void itIsParkedAndOnlyItsStreamWaits() {
            Map<String, FragmentDocument> wanted = profiles.wanted();
            Map<String, FragmentDocument> stored = profiles.stored();

            assertThat(profiles.processors.deadLetters(LiveProfiles.NAME, 10))
                    .first()
                    .satisfies(letter -> {
                        assertThat(letter.position()).isEqualTo(100);
                        assertThat(letter.cause()).isEqualTo("ArithmeticException");
                    });
            assertThat(stored.remove(stream.toString())).isNotEqualTo(wanted.remove(stream.toString()));
            assertThat(stored).isEqualTo(wanted);
        }

        @Test
        void aRetryBringsItsStreamUpToDate() {
            profiles.projection.heal();

            assertThat(profiles.processors.retryAll(LiveProfiles.NAME)).isEqualTo(1);

            assertThat(profiles.processors.deadLetterCount(LiveProfiles.NAME)).isZero();
            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void eventsAfterARetryAreFoldedIntoWhatItWrote() {
            profiles.projection.heal();
            profiles.processors.retryAll(LiveProfiles.NAME);
            Histories.invent(5, 4, 300, true, profiles.log);

            profiles.processors.run();

            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void itStaysParkedWhileItFails() {
            assertThat(profiles.processors.retryAll(LiveProfiles.NAME)).isZero();
            assertThat(profiles.processors.deadLetterCount(LiveProfiles.NAME)).isPositive();
        }
    }

    @Nested
    class WhenTheStoreIsAway {

        WhenTheStoreIsAway() {
            Histories.invent(6, 4, 200, true, profiles.log);
            profiles.processors.run(LiveProfiles.NAME, 100);
        }

        @Test
        void theUnitOfWorkFailsAndNothingIsParked() {
            profiles.documents.failFor("live-shelves");

            assertThatThrownBy(profiles.processors::run).hasMessageContaining("rolled back");

            assertThat(profiles.processors.deadLetterCount(LiveProfiles.NAME)).isZero();
            assertThat(profiles.processors.position(LiveProfiles.NAME)).isEqualTo(100);
        }

        @Test
        void itGoesOnWhereItStoodOnceTheStoreIsBack() {
            profiles.documents.failFor("profile");
            assertThatThrownBy(profiles.processors::run).hasMessageContaining("rolled back");
            profiles.documents.recover();

            profiles.processors.run();

            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }
    }
}
