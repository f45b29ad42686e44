package dev.annals.projections.segment;

import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Timeline;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one fragment did of one shape, in the order of time: a row of numbers, of which interactions are made as asked for. */
final class Deeds extends AbstractList<Deed> implements Timeline, RandomAccess {

    private static final List<InteractionType> TYPES = List.of(InteractionType.values());
    private static final int TYPE_AT = 30;
    private static final int NAME_AT = 34;
    private static final long NANOS = (1L << TYPE_AT) - 1;

    private final DeedShape shape;
    private final int stride;
    private long[] row;
    private int size;

    Deeds(DeedShape shape) {
        this.shape = shape;
        this.stride = shape.stride();
        this.row = new long[stride];
    }

    DeedShape shape() {
        return shape;
    }

    /** Forgets what nobody asks for any more at an instant or later, where there is any. */
    void prune(Instant now) {
        Instant first = shape.reach().first(now);
        int old = 0;
        while (old < size && row[old * stride] < first.getEpochSecond()) {
            old++;
        }
        if (old > 0) {
            release(old);
            size -= old;
            boolean isRoomy = 2 * (size + 1) * stride < row.length;
            long[] left = isRoomy ? new long[(size + 1) * stride] : row;
            System.arraycopy(row, old * stride, left, 0, size * stride);
            row = left;
            modCount++;
        }
    }

    /** Puts an interaction at its place, unless it is there already, or nobody asks for it at an instant or later. */
    void take(
            UUID event,
            @Nullable String name,
            InteractionType type,
            Instant at,
            Map<String, @Nullable Object> said,
            Instant now) {
        prune(now);
        if (at.getEpochSecond() >= shape.reach().first(now).getEpochSecond()) {
            put(event, name, type, at, said);
        }
    }

    /** Puts an interaction at its place, unless it is there already. */
    void put(UUID event, @Nullable String name, InteractionType type, Instant at, Map<String, @Nullable Object> said) {
        int place = size;
        while (place > 0) {
            int order = compare(place - 1, at, event);
            if (order == 0) {
                return;
            }
            if (order < 0) {
                break;
            }
            place--;
        }
        makeRoom(place);
        int from = place * stride;
        Arrays.fill(row, from, from + stride, 0);
        long named = shape.name() == null && name != null ? shape.dictionary().hold(name) : 0;
        row[from] = at.getEpochSecond();
        row[from + 1] = at.getNano() | ((long) TYPES.indexOf(type) << TYPE_AT) | (named << NAME_AT);
        row[from + 2] = event.getMostSignificantBits();
        row[from + 3] = event.getLeastSignificantBits();
        String[] properties = shape.properties();
        for (int i = 0; i < properties.length; i++) {
            if (said.containsKey(properties[i])) {
                long code = shape.dictionary().hold(said.get(properties[i])) & 0xffffffffL;
                row[from + DeedShape.HEAD + i / 2] |= i % 2 == 0 ? code : code << 32;
            }
        }
    }

    private void makeRoom(int place) {
        if ((size + 1) * stride > row.length) {
            row = Arrays.copyOf(row, (size + 1 + (size >> 2)) * stride);
        }
        System.arraycopy(row, place * stride, row, (place + 1) * stride, (size - place) * stride);
        size++;
        modCount++;
    }

    private int compare(int index, Instant at, UUID event) {
        int from = index * stride;
        int bySecond = Long.compare(row[from], at.getEpochSecond());
        if (bySecond != 0) {
            return bySecond;
        }
        int byNano = Long.compare(row[from + 1] & NANOS, at.getNano());
        if (byNano != 0) {
            return byNano;
        }
        int byHigh = Long.compare(row[from + 2], event.getMostSignificantBits());
        return byHigh != 0 ? byHigh : Long.compare(row[from + 3], event.getLeastSignificantBits());
    }

    /** Gives back the values; it is not to be used any more. */
    void release() {
        release(size);
    }

    private void release(int first) {
        for (int index = 0; index < first; index++) {
            shape.dictionary().release(name(index));
            for (int i = 0; i < shape.properties().length; i++) {
                shape.dictionary().release(code(index, i));
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Instant at(int index) {
        return Instant.ofEpochSecond(row[index * stride], row[index * stride + 1] & NANOS);
    }

    @Override
    public @Nullable Object value(int index, String property) {
        return shape.dictionary().value(code(index, property));
    }

    @Override
    public int sameness(int index, String property) {
        return shape.dictionary().sameness(code(index, property));
    }

    private int code(int index, @Nullable Object property) {
        int place = property instanceof String name ? shape.place(name) : -1;
        return place < 0 ? Dictionary.NOTHING : code(index, place);
    }

    @Override
    public List<Deed> subList(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return from == 0 && to == size ? this : new Part(from, to);
    }

    @Override
    public Deed get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int from = index * stride;
        String name = shape.name() != null
                ? shape.name()
                : (String) shape.dictionary().value(name(index));
        return new Deed(
                new UUID(row[from + 2], row[from + 3]),
                name,
                TYPES.get((int) (row[from + 1] >>> TYPE_AT) & 0xf),
                at(index),
                shape.properties().length == 0 ? Map.of() : new Said(index));
    }

    /** The bytes that this takes. */
    long bytes() {
        return 56L + 8L * row.length;
    }

    private int name(int index) {
        return (int) (row[index * stride + 1] >>> NAME_AT);
    }

    private int code(int index, int property) {
        long two = row[index * stride + DeedShape.HEAD + property / 2];
        return (int) (property % 2 == 0 ? two : two >>> 32);
    }

    /** Some of them. */
    private final class Part extends AbstractList<Deed> implements Timeline, RandomAccess {

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public Deed get(int index) {
            return Deeds.this.get(from + Objects.checkIndex(index, size()));
        }

        @Override
        public Instant at(int index) {
            return Deeds.this.at(from + index);
        }

        @Override
        public @Nullable Object value(int index, String property) {
            return Deeds.this.value(from + index, property);
        }

        @Override
        public int sameness(int index, String property) {
            return Deeds.this.sameness(from + index, property);
        }
    }

    /** The properties of an interaction, looked up as they are asked for. */
    private final class Said extends AbstractMap<String, @Nullable Object> {

        private final int index;

        Said(int index) {
            this.index = index;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return code(index, name) != Dictionary.NOTHING;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return shape.dictionary().value(code(index, name));
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            Map<String, @Nullable Object> all = new HashMap<>();
            for (String property : shape.properties()) {
                if (containsKey(property)) {
                    all.put(property, get(property));
                }
            }
            return all.entrySet();
        }
    }
}
