package dev.annals.testkit.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Proves that a store of read models keeps the promises of {@link Documents}; one subclass per store says how to reach it. */
public abstract class DocumentsContract {

    private static final AtomicInteger SHELVES = new AtomicInteger();

    private final Shelf shelf = new Shelf("contract-" + SHELVES.incrementAndGet(), 1);

    /** The store under test; the same store for every test, whose shelves are its own. */
    protected abstract Documents documents();

    protected final Shelf shelf() {
        return shelf;
    }

    protected static Document document(String key, long position, String body) {
        return new Document(key, position, body.getBytes(StandardCharsets.UTF_8));
    }

    /** For every real store: keys beyond the basic plane come in the order of UTF-8; a stand-in in Java may order them otherwise. */
    protected final void assertByteOrderBeyondTheBasicPlane() {
        put(document("😀", 1, ""), document("ﾊ", 1, ""), document("x😀", 1, ""), document("xﾊ", 1, ""));
        assertThat(keys(Range.first(100))).containsExactly("xﾊ", "x😀", "ﾊ", "😀");
        assertThat(keys(Range.prefix("x", 100))).containsExactly("xﾊ", "x😀");
        assertThat(keys(Range.last(1))).containsExactly("😀");
    }

    private void put(Document... written) {
        documents().put(shelf, List.of(written));
    }

    private String body(String key) {
        return text(only(shelf, key));
    }

    private Document only(Shelf shelf, String key) {
        return requireNonNull(documents().get(shelf, List.of(key)).get(key), "no document under " + key);
    }

    private static String text(Document document) {
        return new String(document.body(), StandardCharsets.UTF_8);
    }

    private List<String> keys(Range range) {
        return documents().range(shelf, range).stream().map(Document::key).toList();
    }

    @Nested
    public class ADocument {

        @Test
        public void isFoundAsItWasWritten() {
            byte[] anyBytes = new byte[70_000];
            new Random(7).nextBytes(anyBytes);
            put(new Document("a", 5, anyBytes), document("書/ключ", Long.MAX_VALUE, ""), document("b", 0, "b0"));

            assertThat(documents().get(shelf, List.of("a", "missing", "書/ключ")))
                    .containsOnlyKeys("a", "書/ключ");
            assertThat(only(shelf, "a").body()).isEqualTo(anyBytes);
            assertThat(only(shelf, "a").position()).isEqualTo(5);
            assertThat(only(shelf, "書/ключ").key()).isEqualTo("書/ключ");
            assertThat(only(shelf, "書/ключ").position()).isEqualTo(Long.MAX_VALUE);
            assertThat(only(shelf, "書/ключ").body()).isEmpty();
        }

        @Test
        public void isReplacedByANewerOne() {
            put(document("a", 5, "old"));
            put(document("a", 6, "new"));
            assertThat(body("a")).isEqualTo("new");
            assertThat(documents().count(shelf)).isEqualTo(1);
        }

        @Test
        public void staysWhenAnOlderOneOrOneOfTheSamePositionArrives() {
            put(document("a", 5, "five"));
            put(document("a", 4, "four"));
            put(document("a", 5, "five again"));
            assertThat(body("a")).isEqualTo("five");
        }

        @Test
        public void thatIsLateDoesNotHoldUpTheOthersWrittenWithIt() {
            put(document("a", 5, "a5"), document("b", 5, "b5"));
            put(document("a", 4, "a4"), document("b", 6, "b6"), document("c", 1, "c1"));
            assertThat(List.of(body("a"), body("b"), body("c"))).containsExactly("a5", "b6", "c1");
        }

        @Test
        public void thatWasDeletedIsGoneAndMayComeBackEvenFromAnOlderPosition() {
            put(document("a", 5, "a5"), document("b", 5, "b5"));
            documents().delete(shelf, List.of("a", "missing"));
            assertThat(documents().get(shelf, List.of("a", "b"))).containsOnlyKeys("b");
            put(document("a", 1, "a1"));
            assertThat(body("a")).isEqualTo("a1");
        }

        @Test
        public void isRefusedTwiceInOneWriteAndWithAKeyThatIsNone() {
            assertThatThrownBy(() -> put(document("a", 1, "x"), document("a", 2, "y")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> put(document("", 1, "x"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> put(document("k".repeat(201), 1, "x")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> put(document("a\0b", 1, "x"))).isInstanceOf(IllegalArgumentException.class);
            assertThat(documents().count(shelf)).isZero();
        }

        @Test
        public void mayHaveAnyKeyThatLooksLikeALanguage() {
            List<String> odd = List.of("$where", "a.b", "';--", "{\"$gt\":\"\"}", "%", "_", "\\", "k".repeat(200));
            documents()
                    .put(shelf, odd.stream().map(key -> document(key, 1, key)).toList());
            var found = documents().get(shelf, odd);
            assertThat(found).hasSize(odd.size());
            found.forEach((key, document) -> assertThat(text(document)).isEqualTo(key));
        }
    }

    @Nested
    public class ManyDocuments {

        @Test
        public void areWrittenAndFoundAtOnce() {
            List<Document> many = IntStream.range(0, 3_000)
                    .mapToObj(i -> document("k%05d".formatted(i), i, "body " + i))
                    .toList();
            documents().put(shelf, many);
            documents().put(shelf, many);

            assertThat(documents().count(shelf)).isEqualTo(3_000);
            assertThat(documents().get(shelf, many.stream().map(Document::key).toList()))
                    .hasSize(3_000);
            assertThat(body("k02999")).isEqualTo("body 2999");
        }

        @Test
        public void noneAtAllAreWrittenFoundAndDeletedWithoutFuss() {
            documents().put(shelf, List.of());
            documents().delete(shelf, List.of());
            assertThat(documents().get(shelf, List.of())).isEmpty();
        }

        /** Eight writers each write all positions of all keys in an order of their own: the highest position wins everywhere. */
        @Test
        public void ofRivalWritersEndWithTheNewestOfEachKey() throws Exception {
            int writers = 8;
            int keys = 40;
            int positions = 12;
            var together = new CyclicBarrier(writers);
            try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
                List<Future<?>> done = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    List<Integer> order = shuffled(positions, writer);
                    done.add(pool.submit(() -> {
                        together.await();
                        for (int position : order) {
                            documents()
                                    .put(
                                            shelf,
                                            IntStream.range(0, keys)
                                                    .mapToObj(key -> document("k" + key, position, "p" + position))
                                                    .toList());
                        }
                        return null;
                    }));
                }
                for (Future<?> each : done) {
                    each.get();
                }
            }
            assertThat(documents().range(shelf, Range.first(1_000)))
                    .hasSize(keys)
                    .allSatisfy(document -> {
                        assertThat(document.position()).isEqualTo(positions - 1);
                        assertThat(text(document)).isEqualTo("p" + (positions - 1));
                    });
        }

        private static List<Integer> shuffled(int count, long seed) {
            List<Integer> numbers =
                    new ArrayList<>(IntStream.range(0, count).boxed().toList());
            Collections.shuffle(numbers, new Random(seed));
            return numbers;
        }
    }

    @Nested
    public class ARange {

        @Test
        public void comesInTheByteOrderOfItsKeysBothWays() {
            List<String> ordered = List.of("A", "Z", "a", "a-", "a/", "a1", "aa", "z", "é", "ж", "書", "가");
            for (String key : ordered.reversed()) {
                put(document(key, 1, key));
            }
            assertThat(keys(Range.first(100))).isEqualTo(ordered);
            assertThat(keys(Range.last(100))).isEqualTo(ordered.reversed());
        }

        @Test
        public void beginsWithItsFirstKeyAndEndsBeforeItsLast() {
            put(document("a", 1, ""), document("b", 1, ""), document("c", 1, ""), document("d", 1, ""));
            assertThat(keys(new Range("b", "d", 10, false))).containsExactly("b", "c");
            assertThat(keys(new Range("b", "d", 10, true))).containsExactly("c", "b");
            assertThat(keys(new Range("x", "y", 10, false))).isEmpty();
        }

        @Test
        public void ofAPrefixHoldsAllThatBeginWithItAndNothingElse() {
            put(document("a", 1, ""), document("a:", 1, ""), document("a:1", 1, ""), document("a:書", 1, ""));
            put(document("a;", 1, ""), document("b", 1, ""));
            assertThat(keys(Range.prefix("a:", 10))).containsExactly("a:", "a:1", "a:書");
        }

        @Test
        public void isReadPageByPageBothWays() {
            List<String> all =
                    IntStream.range(0, 25).mapToObj("k%02d"::formatted).toList();
            documents().put(shelf, all.stream().map(key -> document(key, 1, "")).toList());
            assertThat(allPages(Range.first(10))).isEqualTo(all);
            assertThat(allPages(Range.last(7))).isEqualTo(all.reversed());
        }

        private List<String> allPages(Range first) {
            List<String> read = new ArrayList<>();
            List<String> page = keys(first);
            while (!page.isEmpty()) {
                assertThat(page.size()).isLessThanOrEqualTo(first.limit());
                read.addAll(page);
                page = keys(first.after(page.getLast()));
            }
            return read;
        }
    }

    @Nested
    public class AShelf {

        @Test
        public void thatWasNeverWrittenToIsEmpty() {
            assertThat(documents().count(shelf)).isZero();
            assertThat(documents().get(shelf, List.of("a"))).isEmpty();
            assertThat(documents().range(shelf, Range.first(10))).isEmpty();
            documents().delete(shelf, List.of("a"));
            documents().drop(shelf);
            assertThat(documents().shelves()).doesNotContain(shelf);
        }

        @Test
        public void isFilledBesideItsOlderVersionWithoutTouchingIt() {
            put(document("a", 5, "old shape"));
            documents().put(shelf.next(), List.of(document("a", 1, "new shape")));

            assertThat(body("a")).isEqualTo("old shape");
            assertThat(text(only(shelf.next(), "a"))).isEqualTo("new shape");
            assertThat(documents().shelves()).contains(shelf, shelf.next());
        }

        @Test
        public void isEmptyOnceDroppedAndTakesDocumentsAgain() {
            put(document("a", 5, "a5"));
            documents().put(shelf.next(), List.of(document("a", 1, "kept")));

            documents().drop(shelf);

            assertThat(documents().count(shelf)).isZero();
            assertThat(documents().shelves()).doesNotContain(shelf).contains(shelf.next());
            put(document("a", 1, "a1"));
            assertThat(body("a")).isEqualTo("a1");
        }

        @Test
        public void whoseLastDocumentIsDeletedIsNoLongerListed() {
            put(document("a", 5, "a5"));
            documents().delete(shelf, List.of("a"));
            assertThat(documents().shelves()).doesNotContain(shelf);
        }
    }

    @Test
    public void aBodyIsNotSharedWithWhoeverWroteIt() {
        byte[] body = {1, 2, 3};
        put(new Document("a", 1, body));
        Arrays.fill(body, (byte) 9);
        assertThat(only(shelf, "a").body()).containsExactly(1, 2, 3);
    }
}
