package dev.annals.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.projections.Checked.Difference;
import dev.annals.projections.Checked.Kind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two shelves document by document, in the order of their keys. */
final class ShelfComparison<S extends Record> {

    private static final int PAGE = 1_000;

    private final Documents documents;
    private final RecordCodec codec;
    private final Class<S> type;
    private long equal;
    private long missing;
    private long surplus;
    private long different;
    private @Nullable Difference first;

    ShelfComparison(Documents documents, RecordCodec codec, Class<S> type) {
        this.documents = documents;
        this.codec = codec;
        this.type = type;
    }

    /** Compares; {@code rebuilt} is what {@code live} should be. */
    void compare(Shelf live, Shelf rebuilt) {
        Pages lives = new Pages(live);
        Pages wanted = new Pages(rebuilt);
        Document one = lives.next();
        Document other = wanted.next();
        while (one != null || other != null) {
            if (other == null || (one != null && lives.isBefore(one, other))) {
                surplus++;
                note(Kind.SURPLUS, Objects.requireNonNull(one).key(), List.of());
                one = lives.next();
            } else if (one == null || lives.isBefore(other, one)) {
                missing++;
                note(Kind.MISSING, other.key(), List.of());
                other = wanted.next();
            } else {
                compare(one, other);
                one = lives.next();
                other = wanted.next();
            }
        }
    }

    /** The counts, as a report. */
    Checked report(String projection, long position, long events, double seconds) {
        return new Checked(
                projection,
                position,
                events,
                equal + different + missing,
                equal,
                missing,
                surplus,
                different,
                first,
                seconds);
    }

    private void compare(Document live, Document rebuilt) {
        S one = codec.read(live.body(), type);
        S other = codec.read(rebuilt.body(), type);
        if (one.equals(other)) {
            equal++;
        } else {
            different++;
            note(Kind.DIFFERENT, live.key(), componentsThatDiffer(one, other));
        }
    }

    private void note(Kind kind, String key, List<String> components) {
        if (first == null) {
            first = new Difference(kind, key, components);
        }
    }

    private List<String> componentsThatDiffer(S one, S other) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!Objects.equals(value(component, one), value(component, other))) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A document's record has to be public", e);
        }
    }

    /** Walks over a shelf page by page. */
    private final class Pages {

        private final Shelf shelf;
        private final Deque<Document> page = new ArrayDeque<>();
        private @Nullable Range range = Range.first(PAGE);

        Pages(Shelf shelf) {
            this.shelf = shelf;
        }

        @Nullable
        Document next() {
            if (page.isEmpty() && range != null) {
                page.addAll(documents.range(shelf, range));
                range = page.size() < PAGE ? null : range.after(page.getLast().key());
            }
            return page.poll();
        }

        boolean isBefore(Document one, Document other) {
            return Arrays.compareUnsigned(one.key().getBytes(UTF_8), other.key().getBytes(UTF_8)) < 0;
        }
    }
}
