package dev.annals.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Cause;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.CurrentCause;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroupCommitTest {

    private static final FragmentId STREAM = new FragmentId(new UUID(1, 1));

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void whatManyThreadsRecordIsStoredOnceEachInOneUnbrokenStream() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 25; i++) {
                    Waiting.forAnswer(groupCommit.submit(List.of(new Append("read"))));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(backbone.stream(STREAM, 0))
                .hasSize(200)
                .extracting("sequence")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatACallAppendsSaysByWhichRequestAndWhatForEvenInAGroupWithOthers() throws Exception {
        CompletableFuture<List<Outcome<Boolean>>> asked;
        CurrentCause.Scope scope = CurrentCause.set(new Cause("admin:kay", "asked by phone", "r-1"));
        try {
            asked = groupCommit.submit(List.of(new Append("first"), new ByTheCaller()));
        } finally {
            scope.close();
        }
        CompletableFuture<List<Outcome<Boolean>>> unasked = groupCommit.submit(List.of(new Append("third")));

        Waiting.forAnswer(asked);
        Waiting.forAnswer(unasked);

        assertThat(backbone.stream(STREAM, 0).map(RecordedEvent::cause))
                .containsExactly(
                        new Cause("system", "asked by phone", "r-1"),
                        new Cause("admin:kay", "asked by phone", "r-1"),
                        Cause.by("system"));
    }

    @Test
    void aCallSeesWhatEarlierCallsOfTheSameGroupAppended() throws Exception {
        UUID id = new UUID(9, 9);
        CompletableFuture<List<Outcome<Boolean>>> both = groupCommit.submit(List.of(new Once(id), new Once(id)));
        assertThat(both.get(5, TimeUnit.SECONDS)).extracting(Outcome::answer).containsExactly(true, false);
        assertThat(groupCommit.submit(List.of(new Once(id))).get(5, TimeUnit.SECONDS))
                .extracting(Outcome::answer)
                .containsExactly(false);
        assertThat(backbone.events()).hasSize(1);
    }

    @Test
    void whatAnotherProcessRecordedCountsAlsoForDecisionsThatAppendNothing() {
        try (GroupCommit here = TestGroupCommit.amongOthers(backbone);
                GroupCommit there = TestGroupCommit.amongOthers(backbone)) {
            Waiting.forAnswer(here.submit(List.of(new Append("here"))));
            Waiting.forAnswer(there.submit(List.of(new Append("there"))));

            assertThat(Waiting.forAnswer(here.submit(List.of(new Length(Set.of())))))
                    .extracting(Outcome::answer)
                    .containsExactly(2L);

            Waiting.forAnswer(there.submit(List.of(new Append("there again"))));

            assertThat(Waiting.forAnswer(here.submit(List.of(new Length(Set.of(STREAM))))))
                    .extracting(Outcome::answer)
                    .containsExactly(3L);
        }
    }

    @Nested
    class WhenThereIsAPauseBetweenGroups {

        private static final Duration PAUSE = Duration.ofSeconds(1);

        private final GroupCommit pacedCommit = TestGroupCommit.on(backbone, PAUSE);

        @AfterEach
        void stop() {
            pacedCommit.close();
        }

        @Test
        void theNextGroupWaitsBehindOneOfSeveralCalls() throws Exception {
            long begun = System.nanoTime();
            CountDownLatch gate = new CountDownLatch(1);
            List<CompletableFuture<?>> calls = new ArrayList<>();
            calls.add(pacedCommit.submit(List.of(new Held(gate))));
            for (int i = 0; i < 50; i++) {
                calls.add(pacedCommit.submit(List.of(new Append("one of many"))));
            }
            gate.countDown();
            CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).get(5, TimeUnit.SECONDS);

            Waiting.forAnswer(pacedCommit.submit(List.of(new Append("next"))));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PAUSE);
        }

        @Test
        @Timeout(20)
        void aCallerWhoIsAloneDoesNotWait() {
            for (int i = 0; i < 50; i++) {
                Waiting.forAnswer(pacedCommit.submit(List.of(new Append("alone"))));
            }
            assertThat(backbone.events()).hasSize(50);
        }
    }

    @Nested
    class WhenACallForeseesItsEvent {

        private final NotedSerialisations serialisations = new NotedSerialisations();
        private final GroupCommit sealingCommit = TestGroupCommit.on(backbone, serialisations);

        @AfterEach
        void stop() {
            sealingCommit.close();
        }

        @Test
        void itIsSealedBeforeItsTurnOnAnotherThread() {
            Foreseeing call =
                    new Foreseeing(() -> assertThat(serialisations.threads()).containsExactly("annals-sealing"));
            assertThat(Waiting.forAnswer(sealingCommit.submit(List.of(call)))).hasSize(1);
            assertThat(backbone.events()).containsExactly(call.event.getPayload());
        }

        @Test
        void whatCannotBeSealedAheadIsLeftToItsTurn() {
            serialisations.failNext();
            Foreseeing call =
                    new Foreseeing(() -> assertThat(serialisations.threads()).hasSize(1));
            assertThat(Waiting.forAnswer(sealingCommit.submit(List.of(call)))).hasSize(1);
            assertThat(backbone.events()).containsExactly(call.event.getPayload());
        }
    }

    @Nested
    class WhenOneCallOfAGroupCannotBeDecided {

        @Test
        void itFailsAloneAndTheOthersAreStored() throws Exception {
            CountDownLatch gate = new CountDownLatch(1);
            CompletableFuture<?> held = groupCommit.submit(List.of(new Held(gate)));
            CompletableFuture<?> good = groupCommit.submit(List.of(new Append("good")));
            CompletableFuture<?> bad = groupCommit.submit(List.of(new Refused()));
            CompletableFuture<?> better = groupCommit.submit(List.of(new Append("better")));
            gate.countDown();
            held.get(5, TimeUnit.SECONDS);
            good.get(5, TimeUnit.SECONDS);
            better.get(5, TimeUnit.SECONDS);
            assertThatThrownBy(() -> Waiting.forAnswer(bad))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            refused -> assertThat(refused.rejection()).isEqualTo(Rejection.CONFLICT));
            assertThat(backbone.events()).hasSize(3);
        }
    }

    @Nested
    class WhenAnotherProcessWroteFirst {

        @Test
        void theGroupIsDecidedAgain() {
            backbone.failNextAppendWith(new ConcurrencyException("taken"));
            assertThat(Waiting.forAnswer(groupCommit.submit(List.of(new Append("read")))))
                    .hasSize(1);
            assertThat(backbone.events()).hasSize(1);
        }
    }

    @Nested
    class WhenTheStoreIsAway {

        @Test
        void callersAreToldSoAndLaterCallsSucceed() {
            backbone.failNextAppendWith(new TestGroupCommit.StoreAway());
            assertThatThrownBy(() -> Waiting.forAnswer(groupCommit.submit(List.of(new Append("lost")))))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            refused -> assertThat(refused.rejection()).isEqualTo(Rejection.STORE_UNAVAILABLE));
            Waiting.forAnswer(groupCommit.submit(List.of(new Append("found"))));
            assertThat(backbone.events()).hasSize(1);
        }
    }

    @Nested
    class WhenTooMuchIsWaiting {

        @Test
        void callsAreRefusedAndNothingOfThemIsTaken() throws Exception {
            CountDownLatch gate = new CountDownLatch(1);
            CompletableFuture<?> held = groupCommit.submit(List.of(new Held(gate)));
            List<Append> many = java.util.Collections.nCopies(1_000, new Append("read"));
            assertThatThrownBy(() -> groupCommit.submit(many))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            refused -> assertThat(refused.rejection()).isEqualTo(Rejection.TOO_MANY_REQUESTS));
            gate.countDown();
            held.get(5, TimeUnit.SECONDS);
            assertThat(backbone.events()).hasSize(1);
        }
    }

    @Nested
    class WhenItStops {

        @Test
        void whatWasTakenIsFinishedAndNothingNewIsTaken() {
            List<CompletableFuture<List<Outcome<Boolean>>>> taken = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                taken.add(groupCommit.submit(List.of(new Append("read"))));
            }
            groupCommit.close();
            assertThat(taken).allMatch(CompletableFuture::isDone);
            assertThat(backbone.events()).hasSize(300);
            assertThatThrownBy(() -> groupCommit.submit(List.of(new Append("late"))))
                    .isInstanceOf(Rejected.class);
        }
    }

    private interface Simple extends Decision<Boolean> {

        @Override
        default Set<UUID> eventIds() {
            return Set.of();
        }

        @Override
        default Set<FragmentId> fragments() {
            return Set.of(STREAM);
        }

        default boolean append(StreamAppends appends, String resource) {
            appends.append(STREAM, StreamKind.ACCESS, new PersonalDataRead(STREAM, STREAM, resource, "test"), null);
            return true;
        }
    }

    private static final class Foreseeing implements Simple {

        private final Message<PersonalDataRead> event =
                new GenericMessage<>(new PersonalDataRead(STREAM, STREAM, "profile", "test"));
        private final Runnable inItsTurn;

        Foreseeing(Runnable inItsTurn) {
            this.inItsTurn = inItsTurn;
        }

        @Override
        public List<Message<?>> foreseen() {
            return List.of(event);
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            inItsTurn.run();
            appends.append(STREAM, StreamKind.ACCESS, event);
            return true;
        }
    }

    private record Append(String resource) implements Simple {
        @Override
        public Boolean decide(StreamAppends appends) {
            return append(appends, resource);
        }
    }

    /** Says how long the stream is, and appends nothing. */
    private record Length(Set<FragmentId> fragments) implements Decision<Long> {
        @Override
        public Set<UUID> eventIds() {
            return Set.of();
        }

        @Override
        public Long decide(StreamAppends appends) {
            return appends.sequence(STREAM, StreamKind.ACCESS) + 1;
        }
    }

    private record ByTheCaller() implements Simple {
        @Override
        public Boolean decide(StreamAppends appends) {
            appends.append(STREAM, StreamKind.ACCESS, new PersonalDataRead(STREAM, STREAM, "second", "test"));
            return true;
        }
    }

    private record Held(CountDownLatch gate) implements Simple {
        @Override
        public Boolean decide(StreamAppends appends) {
            try {
                return gate.await(5, TimeUnit.SECONDS) && append(appends, "held");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Refused() implements Simple {
        @Override
        public Boolean decide(StreamAppends appends) {
            append(appends, "never");
            throw new Rejected(Rejection.CONFLICT, "not so");
        }
    }

    private record Once(UUID id) implements Simple {
        @Override
        public Set<UUID> eventIds() {
            return Set.of(id);
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            if (appends.isStored(id)) {
                return false;
            }
            appends.append(STREAM, StreamKind.ACCESS, new PersonalDataRead(STREAM, STREAM, "x", "test"), id, null);
            return true;
        }
    }
}
