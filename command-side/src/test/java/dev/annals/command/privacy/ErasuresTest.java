package dev.annals.command.privacy;

import static dev.annals.command.privacy.ErasureHouse.ANNA;
import static dev.annals.command.privacy.ErasureHouse.BEN;
import static dev.annals.command.privacy.ErasureHouse.BROWSER;
import static dev.annals.command.privacy.ErasureHouse.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineErased;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.privacy.ErasureProgress;
import dev.annals.testkit.InMemorySubjectKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ErasuresTest {

    private final ErasureHouse house = new ErasureHouse();
    private Erasures process = house.process();

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void everyFragmentOfThePersonIsErasedAndNobodyElses() {
        house.record("m-1", ANNA, MAIL, BROWSER);
        house.record("m-2", BEN);

        ErasureReceipt receipt = house.erase(process, BROWSER);
        assertThat(process.round()).isZero();

        assertThat(house.events(FragmentErased.class))
                .extracting(FragmentErased::fragment)
                .containsExactlyInAnyOrder(house.ids.of(ANNA), house.ids.of(MAIL), house.ids.of(BROWSER));
        assertThat(receipt.profile()).isEqualTo(house.ids.of(ANNA));
        assertThat(house.hasKey(ANNA) || house.hasKey(MAIL) || house.hasKey(BROWSER))
                .isFalse();
        assertThat(house.hasKey(BEN)).isTrue();
        assertThat(house.events(ErasureStepDone.class))
                .extracting(ErasureStepDone::step)
                .containsExactly(
                        ErasureStep.HELD_ASIDE,
                        ErasureStep.QUARANTINE,
                        ErasureStep.AUDIENCES,
                        ErasureStep.KEYS,
                        ErasureStep.PACKAGES,
                        ErasureStep.DERIVED);
        assertThat(house.events(ErasureCompleted.class)).hasSize(1);
    }

    @Test
    void whoIsUnknownCannotBeErased() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> house.erase(process, ANNA))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.NOT_FOUND));
        assertThat(house.backbone.events()).isEmpty();
    }

    @Test
    void twoWhoOrderTheSameAreAnsweredOneErasure() {
        house.record("m-1", ANNA, MAIL);

        ErasureReceipt first = house.erase(process, ANNA);
        ErasureReceipt second = house.erase(process, MAIL);

        assertThat(second.erasure()).isEqualTo(first.erasure());
        assertThat(house.events(ErasureOrdered.class)).hasSize(1);
        assertThat(process.round()).isZero();
        assertThat(house.erase(process, MAIL).erasure()).isEqualTo(first.erasure());
    }

    @Test
    void aRequestHasAnErasureOfItsOwnAlsoOfSomebodyErasedBefore() {
        FragmentId request = new FragmentId(new UUID(9, 9));
        house.record("m-1", ANNA, MAIL);
        ErasureReceipt first = house.erase(process, ANNA);
        process.round();

        ErasureReceipt second = house.erase(process, MAIL, request);

        assertThat(second.erasure()).isNotEqualTo(first.erasure());
        assertThat(process.round()).isZero();
        assertThat(house.events(ErasureCompleted.class)).hasSize(2);
        assertThat(house.events(FragmentErased.class)).hasSize(2);
    }

    @Test
    void whatIsLeftSomewhereKeepsTheErasureFromBeingComplete() {
        house.record("m-1", ANNA);
        house.left.add(new FragmentId(new UUID(1, 1)));
        house.erase(process, ANNA);

        assertThat(process.round()).isEqualTo(1);
        assertThat(house.events(ErasureCompleted.class)).isEmpty();

        house.left.clear();
        assertThat(process.round()).isZero();
        assertThat(house.events(ErasureCompleted.class)).hasSize(1);
    }

    @Test
    void quarantinedItemsThatNameThePersonAreErasedWithIt() {
        FragmentId item = new FragmentId(new UUID(2, 2));
        house.quarantined.put(MAIL, Set.of(item));
        house.record("m-1", ANNA, MAIL);
        house.keys.obtain(List.of(item));
        house.erase(process, ANNA);

        assertThat(process.round()).isZero();

        assertThat(house.keys.obtain(List.of(item))).isEmpty();
        assertThat(house.events(QuarantineErased.class))
                .extracting(QuarantineErased::item)
                .containsExactly(item);
    }

    @Nested
    class AfterIt {

        @Test
        void whatNamesThePersonIsRefusedAndThatItCameIsRecorded() {
            house.record("m-1", ANNA, MAIL);
            house.erase(process, ANNA);
            process.round();
            int before = house.events(InteractionRecorded.class).size();

            Receipt receipt = house.record("m-2", MAIL);
            Receipt withSomebodyElse = house.record("m-3", BEN, MAIL);

            assertThat(receipt.status()).isEqualTo(Receipt.Status.REFUSED);
            assertThat(receipt.reason()).isEqualTo("suppressed");
            assertThat(withSomebodyElse.status()).isEqualTo(Receipt.Status.REFUSED);
            assertThat(house.events(InteractionRecorded.class)).hasSize(before);
            assertThat(house.events(InteractionSuppressed.class)).hasSize(2);
            assertThat(house.hasKey(MAIL)).as("no key was made for it").isFalse();
        }

        @Test
        void othersAreRecordedAsBefore() {
            house.record("m-1", ANNA, MAIL);
            house.erase(process, ANNA);
            assertThat(house.record("m-2", BEN).status()).isEqualTo(Receipt.Status.STORED);
        }

        @Test
        void somebodyElseOnThePersonsDeviceIsRecordedWithoutTheDevice() {
            house.record("m-1", ANNA, BROWSER);
            house.erase(process, ANNA);
            process.round();

            Receipt receipt = house.record("m-2", BEN, BROWSER);

            assertThat(receipt.status()).isEqualTo(Receipt.Status.STORED);
            assertThat(receipt.reason()).contains("device").contains("left out");
            assertThat(house.events(InteractionRecorded.class).getLast()).satisfies(recorded -> {
                assertThat(recorded.fragment()).isEqualTo(house.ids.of(BEN));
                assertThat(recorded.mentions()).isEmpty();
                assertThat(recorded.content().identifiers()).containsExactly(BEN);
                assertThat(String.valueOf(recorded.content().context())).doesNotContain(BROWSER.value());
            });
            assertThat(house.events(InteractionSuppressed.class)).isEmpty();
            assertThat(house.record("m-2", BEN, BROWSER).status()).isEqualTo(Receipt.Status.DUPLICATE);
        }

        @Test
        void thePersonsDeviceAloneIsRefusedAndSoIsADeviceBesideIt() {
            Identifier device = new Identifier(Namespace.DEVICE_ID, "device-1");
            house.record("m-1", ANNA, BROWSER);
            house.erase(process, ANNA);
            process.round();

            assertThat(house.record("m-2", BROWSER).status()).isEqualTo(Receipt.Status.REFUSED);
            assertThat(house.record("m-3", device, BROWSER).status()).isEqualTo(Receipt.Status.REFUSED);
            assertThat(house.record("m-4", BEN, ANNA).status()).isEqualTo(Receipt.Status.REFUSED);
        }

        @Test
        void aReadmittedIdentifierBeginsAnew() {
            house.record("m-1", ANNA, MAIL);
            house.erase(process, ANNA);
            process.round();

            house.readmit(process, MAIL);

            assertThat(house.record("m-2", MAIL).status()).isEqualTo(Receipt.Status.STORED);
            assertThat(house.record("m-3", ANNA).status()).isEqualTo(Receipt.Status.REFUSED);
            assertThat(house.events(FragmentOpened.class))
                    .filteredOn(opened -> opened.fragment().equals(house.ids.of(MAIL)))
                    .hasSize(2);
            assertThat(house.keys.find(List.of(house.ids.of(MAIL))).get(house.ids.of(MAIL)))
                    .satisfies(key -> assertThat(key.generation()).isEqualTo(2));
        }

        @Test
        void aReadmittedPersonCanBeErasedOnceMore() {
            house.record("m-1", MAIL);
            ErasureReceipt first = house.erase(process, MAIL);
            process.round();
            house.readmit(process, MAIL);
            house.record("m-2", MAIL);

            ErasureReceipt second = house.erase(process, MAIL);
            assertThat(process.round()).isZero();

            assertThat(second.erasure()).isNotEqualTo(first.erasure());
            assertThat(house.hasKey(MAIL)).isFalse();
            assertThat(house.record("m-3", MAIL).status()).isEqualTo(Receipt.Status.REFUSED);
        }

        @Test
        void linksThatOthersRememberAreForgotten() {
            Identifier phone = new Identifier(Namespace.PHONE, "+886912345678");
            house.record("m-1", ANNA, phone);
            house.record("m-2", BEN, MAIL);
            house.record("m-3", ANNA, MAIL);
            house.erase(process, ANNA);
            process.round();

            house.readmit(process, ANNA);
            assertThat(house.record("m-4", ANNA).status()).isEqualTo(Receipt.Status.STORED);
            assertThat(house.record("m-5", BEN, MAIL).status()).isEqualTo(Receipt.Status.STORED);
            assertThat(house.erase(process, ANNA).profile()).isEqualTo(house.ids.of(ANNA));
            assertThat(house.record("m-6", BEN).status()).isEqualTo(Receipt.Status.STORED);
        }

        @Test
        void whoIsNotErasedCannotBeReadmitted() {
            house.record("m-1", BEN);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> house.readmit(process, BEN))
                    .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.CONFLICT));
        }
    }

    @Test
    void killedAtAnyCallOfAnyPortItIsFinishedByTheNextProcess() {
        int kills = 0;
        boolean killed = true;
        while (killed) {
            kills++;
            Identifier person = new Identifier(Namespace.EMAIL, "person-" + kills + "@example.org");
            FragmentId item = new FragmentId(new UUID(3, kills));
            house.quarantined.put(person, Set.of(item));
            house.keys.obtain(List.of(item));
            house.record("m-" + kills, person, new Identifier(Namespace.ANONYMOUS_ID, "b-" + kills));
            house.erase(process, person);

            house.killAt(kills);
            killed = isKilled(process::round);
            house.killAt(Long.MAX_VALUE);
            process = house.process();
            process.settle();
            assertThat(house.hasKey(person))
                    .as("before anybody is answered, after a kill at call " + kills)
                    .isFalse();
            assertThat(house.keys.find(List.of(item))).isEmpty();
            assertThat(process.round()).isZero();
            assertThat(house.events(ErasureCompleted.class)).hasSize(kills);
        }
        assertThat(kills).as("enumerated points at which it was killed").isGreaterThan(8);
        assertThat(house.events(ErasureStepDone.class)).hasSize(6 * kills);
        assertThat(house.events(QuarantineErased.class)).hasSize(kills);
    }

    @Test
    void keysThatCameBackAreDestroyedAgainBeforeAnybodyIsAnswered() {
        house.record("m-1", ANNA);
        house.erase(process, ANNA);
        process.round();
        InMemorySubjectKeys restored = new InMemorySubjectKeys();
        restored.obtain(List.of(house.ids.of(ANNA)));

        Erasures restarted = new Erasures(
                house.backbone,
                new ErasureProgress() {
                    @Override
                    public long position() {
                        return -1;
                    }

                    @Override
                    public void advance(long position) {}
                },
                restored,
                new ErasureSteps(
                        List.of(),
                        List.of(),
                        house.groupCommit,
                        house.backbone,
                        house.ids,
                        new KeptForHolds(house.backbone, house.holds)),
                house.releases(),
                house.farewells(),
                TestGroupCommit.FAILURES);
        restarted.settle();

        assertThat(restored.find(List.of(house.ids.of(ANNA)))).isEmpty();
        assertThat(restored.obtain(List.of(house.ids.of(ANNA)))).isEmpty();
    }

    @Test
    void erasuresAndInteractionsAtTheSameMomentLeaveNothingBehind() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int person = 0; person < 20; person++) {
            Identifier mail = new Identifier(Namespace.EMAIL, "p" + person + "@example.org");
            Identifier browser = new Identifier(Namespace.ANONYMOUS_ID, "p" + person);
            house.record("first-" + person, mail);
            String name = "at-once-" + person;
            threads.add(Thread.ofVirtual().start(() -> house.record(name, mail, browser)));
            threads.add(Thread.ofVirtual().start(() -> house.erase(process, mail)));
            threads.add(Thread.ofVirtual().start(() -> house.erase(process, mail)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(process.round()).isZero();

        Map<FragmentId, Integer> turns = ErasureLog.behind(-1, house.backbone).turns();
        for (int person = 0; person < 20; person++) {
            Identifier mail = new Identifier(Namespace.EMAIL, "p" + person + "@example.org");
            assertThat(turns).containsEntry(house.ids.of(mail), 1);
            assertThat(house.hasKey(mail)).isFalse();
            assertThat(house.backbone.stream(house.ids.of(mail), 0)
                            .dropWhile(event -> !(event.event() instanceof FragmentErased))
                            .filter(event -> event.event() instanceof InteractionRecorded))
                    .as("nothing is recorded behind the erasure")
                    .isEmpty();
        }
        assertThat(house.events(ErasureOrdered.class)).hasSize(20);
    }

    private static boolean isKilled(Runnable work) {
        try {
            work.run();
            return false;
        } catch (ErasureHouse.Killed expected) {
            return true;
        }
    }
}
