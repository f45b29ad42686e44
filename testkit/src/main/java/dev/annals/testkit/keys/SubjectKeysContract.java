package dev.annals.testkit.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that a store of subject keys keeps the promises of {@link SubjectKeys}; one subclass per store says how to reach it. */
public abstract class SubjectKeysContract {

    private static final byte[] PLAIN = "anna@example.org".getBytes(UTF_8);
    private static final byte[] PLACE = "email".getBytes(UTF_8);

    /** A second is promised; a busy machine is given more before it is called a failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The keys as one process sees them; the same for every test, which uses fragments of its own. */
    protected abstract SubjectKeys here();

    /** The same keys as another process sees them. */
    protected abstract SubjectKeys elsewhere();

    @Test
    void aKeyIsMadeOnceAndIsTheSameEverywhere() {
        FragmentId anna = fragment();
        byte[] sealed = obtained(here(), anna).seal(PLAIN, PLACE);

        assertThat(obtained(here(), anna).open(sealed, PLACE)).hasValue(PLAIN);
        assertThat(obtained(elsewhere(), anna).open(sealed, PLACE)).hasValue(PLAIN);
        assertThat(found(elsewhere(), anna).open(sealed, PLACE)).hasValue(PLAIN);
    }

    @Test
    void everyFragmentHasAKeyOfItsOwn() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        Map<FragmentId, SubjectKey> keys = here().obtain(List.of(anna, ben, anna));

        assertThat(keys).containsOnlyKeys(anna, ben);
        byte[] sealed = requireNonNull(keys.get(anna)).seal(PLAIN, PLACE);
        assertThatIllegalStateException()
                .isThrownBy(() -> requireNonNull(keys.get(ben)).open(sealed, PLACE));
    }

    @Test
    void lookingForAKeyMakesNone() {
        FragmentId anna = fragment();

        assertThat(here().find(List.of(anna))).isEmpty();
        assertThat(here().find(anna, 1)).isEmpty();
        assertThat(elsewhere().find(List.of(anna))).isEmpty();
    }

    @Test
    void nothingIsAskedForAndNothingAnswered() {
        assertThat(here().obtain(List.of())).isEmpty();
        assertThat(here().find(List.of())).isEmpty();
        here().destroy(List.of());
        here().destroy(List.of(fragment()));
    }

    @Test
    void oldAndNewFragmentsAreAnsweredTogether() {
        FragmentId old = fragment();
        byte[] sealed = obtained(here(), old).seal(PLAIN, PLACE);
        FragmentId young = fragment();

        Map<FragmentId, SubjectKey> keys = elsewhere().obtain(List.of(young, old));

        assertThat(keys).containsOnlyKeys(old, young);
        assertThat(requireNonNull(keys.get(old)).open(sealed, PLACE)).hasValue(PLAIN);
    }

    @Test
    void aDestroyedKeyOpensNothingAnyMore() {
        FragmentId anna = fragment();
        byte[] sealed = obtained(here(), anna).seal(PLAIN, PLACE);
        here().destroy(List.of(anna));

        assertThat(here().find(List.of(anna))).isEmpty();
        assertThat(here().find(anna, SubjectKey.generationOf(sealed))).isEmpty();
    }

    @Test
    void theNextGenerationOpensNothingOld() {
        FragmentId anna = fragment();
        byte[] old = obtained(here(), anna).seal(PLAIN, PLACE);
        here().destroy(List.of(anna));
        SubjectKey next = obtained(here(), anna);
        byte[] young = next.seal(PLAIN, PLACE);

        assertThat(next.generation()).isEqualTo(2);
        assertThat(next.open(old, PLACE)).isEmpty();
        assertThat(here().find(anna, 1)).isEmpty();
        assertThat(here().find(anna, 2))
                .hasValueSatisfying(key -> assertThat(key.open(young, PLACE)).hasValue(PLAIN));
    }

    @Test
    void aGenerationThatNeverWasIsNotFound() {
        FragmentId anna = fragment();
        obtained(here(), anna);

        assertThat(here().find(anna, 2)).isEmpty();
        assertThat(here().find(anna, 200)).isEmpty();
    }

    @Test
    void aKeyThatWasMadeAnewElsewhereIsFoundAtOnceByItsGeneration() {
        FragmentId anna = fragment();
        obtained(elsewhere(), anna);
        here().destroy(List.of(anna));
        byte[] young = obtained(here(), anna).seal(PLAIN, PLACE);

        assertThat(elsewhere().find(anna, SubjectKey.generationOf(young)))
                .hasValueSatisfying(key -> assertThat(key.open(young, PLACE)).hasValue(PLAIN));
        assertThat(found(elsewhere(), anna).open(young, PLACE)).hasValue(PLAIN);
    }

    @Test
    void aDestroyedKeyIsSoonForgottenEverywhere() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        obtained(elsewhere(), anna);
        obtained(elsewhere(), ben);
        here().destroy(List.of(anna, ben));
        obtained(here(), ben);

        long end = System.nanoTime() + PATIENCE.toNanos();
        while (elsewhere().find(anna, 1).isPresent() || elsewhere().find(ben, 1).isPresent()) {
            assertThat(System.nanoTime()).as("nanoseconds").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(elsewhere().find(List.of(anna))).isEmpty();
        assertThat(obtained(elsewhere(), anna).generation()).isEqualTo(2);
        assertThat(obtained(elsewhere(), ben).generation()).isEqualTo(2);
    }

    @Test
    void eightThreadsAtOnceAgreeOnOneKeyForEachFragment() throws Exception {
        List<FragmentId> fragments =
                Stream.generate(SubjectKeysContract::fragment).limit(200).toList();
        byte[][] sealed = new byte[8][];
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int mine = thread;
                all.add(threads.submit(() -> {
                    List<FragmentId> shuffled = new ArrayList<>(fragments);
                    Collections.shuffle(shuffled, new Random(mine));
                    SubjectKeys keys = mine % 2 == 0 ? here() : elsewhere();
                    start.await();
                    Map<FragmentId, SubjectKey> made = keys.obtain(shuffled);
                    sealed[mine] = requireNonNull(made.get(fragments.get(mine))).seal(PLAIN, PLACE);
                    return made;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        for (int thread = 0; thread < 8; thread++) {
            assertThat(found(here(), fragments.get(thread)).open(sealed[thread], PLACE))
                    .hasValue(PLAIN);
            assertThat(found(elsewhere(), fragments.get(thread)).open(sealed[thread], PLACE))
                    .hasValue(PLAIN);
        }
    }

    @Test
    void makingAndDestroyingAtOnceNeverBringsAGenerationBack() throws Exception {
        FragmentId anna = fragment();
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> destroying = threads.submit(() -> {
                start.await();
                for (int i = 0; i < 40; i++) {
                    here().destroy(List.of(anna));
                }
                return null;
            });
            Future<?> making = threads.submit(() -> {
                start.await();
                int last = 0;
                for (int i = 0; i < 40; i++) {
                    int generation = obtained(here(), anna).generation();
                    assertThat(generation).isGreaterThanOrEqualTo(last);
                    last = generation;
                }
                return null;
            });
            destroying.get();
            making.get();
        }
        here().destroy(List.of(anna));
        assertThat(here().find(List.of(anna))).isEmpty();
    }

    @Test
    void anErasedFragmentHasNoKeyAndGetsNone() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        FragmentId unknown = fragment();
        byte[] sealed = obtained(here(), anna).seal(PLAIN, PLACE);

        here().settle(Map.of(anna, 1, unknown, 1));

        assertThat(here().find(anna, SubjectKey.generationOf(sealed))).isEmpty();
        assertThat(here().find(List.of(anna))).isEmpty();
        assertThat(here().obtain(List.of(anna, ben, unknown))).containsOnlyKeys(ben);
    }

    @Test
    void aReadmittedFragmentGetsAKeyThatOpensNothingOld() {
        FragmentId anna = fragment();
        byte[] old = obtained(here(), anna).seal(PLAIN, PLACE);
        here().settle(Map.of(anna, 1));
        here().settle(Map.of(anna, 2));

        SubjectKey next = obtained(here(), anna);

        assertThat(next.generation()).isGreaterThan(SubjectKey.generationOf(old));
        assertThat(here().find(anna, SubjectKey.generationOf(old))).isEmpty();
        assertThat(next.open(next.seal(PLAIN, PLACE), PLACE)).hasValue(PLAIN);
    }

    @Test
    void toldAnOlderTurnOnceMoreKeysStayAsTheyAre() {
        FragmentId anna = fragment();
        obtained(here(), anna);
        here().settle(Map.of(anna, 1));
        here().settle(Map.of(anna, 2));
        byte[] young = obtained(here(), anna).seal(PLAIN, PLACE);

        here().settle(Map.of(anna, 1));
        here().settle(Map.of(anna, 2));

        assertThat(obtained(here(), anna).open(young, PLACE)).hasValue(PLAIN);
        here().settle(Map.of(anna, 3));
        assertThat(here().obtain(List.of(anna))).isEmpty();
    }

    @Test
    void anErasureAndAReadmissionAreSoonKnownEverywhere() {
        FragmentId anna = fragment();
        obtained(elsewhere(), anna);
        here().settle(Map.of(anna, 1));
        soon(() -> elsewhere().obtain(List.of(anna)).isEmpty());

        here().settle(Map.of(anna, 2));
        soon(() -> elsewhere().obtain(List.of(anna)).containsKey(anna));
        assertThat(obtained(elsewhere(), anna).generation())
                .isEqualTo(obtained(here(), anna).generation());
    }

    private static void soon(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("nanoseconds").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** A fragment that no other test uses. */
    protected static FragmentId fragment() {
        return new FragmentId(UUID.randomUUID());
    }

    private static SubjectKey obtained(SubjectKeys keys, FragmentId fragment) {
        return requireNonNull(keys.obtain(List.of(fragment)).get(fragment));
    }

    private static SubjectKey found(SubjectKeys keys, FragmentId fragment) {
        return requireNonNull(keys.find(List.of(fragment)).get(fragment));
    }
}
