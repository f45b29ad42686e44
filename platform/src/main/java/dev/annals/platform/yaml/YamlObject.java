package dev.annals.platform.yaml;

import dev.annals.platform.spelling.Meant;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * An object of a file: its members are asked for by name and kind, and one that is missing or of another kind becomes a
 * flaw at its place. Ask {@link #nothingElse} at the end: what was not asked for is a flaw, too.
 */
public final class YamlObject {

    private static final Duration LONGEST_SPAN = Duration.ofDays(365_000);
    private static final int LONGEST_NUMBER = 40;

    private final Mark mark;
    private final Flaws flaws;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    YamlObject(MappingNode node, Flaws flaws) {
        this.mark = node.getStartMark();
        this.flaws = flaws;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (members.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                    flaws.add(key.getStartMark(), "'" + key.getValue() + "' stands here twice; leave one of them out.");
                }
                marks.putIfAbsent(key.getValue(), key.getStartMark());
            } else {
                flaws.add(tuple.getKeyNode().getStartMark(), "A name is expected here.");
            }
        }
    }

    /** The names of its members, in their order; they count as asked for. */
    public List<String> names() {
        asked.addAll(members.keySet());
        return List.copyOf(members.keySet());
    }

    /** Whether there is such a member, and it is not null. */
    public boolean has(String name) {
        asked.add(name);
        Node node = members.get(name);
        return node != null && !Tag.NULL.equals(node.getTag());
    }

    /** Whether there is such a member, and it is an object with named members. */
    public boolean isObject(String name) {
        asked.add(name);
        return members.get(name) instanceof MappingNode;
    }

    /** A text; null when absent. */
    public @Nullable String text(String name) {
        return value(name, "a text", node -> node instanceof ScalarNode scalar ? scalar.getValue() : null);
    }

    /** A whole number in a range; the fallback when absent or wrong. */
    public int number(String name, int least, int most, int fallback) {
        Integer number = value(name, "a whole number from " + least + " to " + most, node -> {
            if (!(node instanceof ScalarNode scalar) || !scalar.getValue().matches("[+-]?[0-9]{1,9}")) {
                return null;
            }
            int value = Integer.parseInt(scalar.getValue());
            return value < least || value > most ? null : value;
        });
        return number == null ? fallback : number;
    }

    /** Whether something is so; the fallback when absent or wrong. */
    public boolean truth(String name, boolean fallback) {
        Boolean truth = value(name, "true or false", node -> switch (scalar(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
        return truth == null ? fallback : truth;
    }

    /** A time span in ISO 8601, such as {@code P30D} or {@code PT12H}, at most a thousand years; null when absent. */
    public @Nullable Duration duration(String name) {
        return value(name, "a time span such as P30D or PT12H", node -> {
            try {
                Duration span = Duration.parse(scalar(node));
                return span.isPositive() && span.compareTo(LONGEST_SPAN) <= 0 ? span : null;
            } catch (DateTimeException e) {
                return null;
            }
        });
    }

    /** One of the words of an enum, in lower case with hyphens; the fallback when absent or wrong. */
    public <E extends Enum<E>> E word(String name, Class<E> type, E fallback) {
        E found = word(name, type);
        return found == null ? fallback : found;
    }

    /** One of the words of an enum, in lower case with hyphens; null when absent or wrong. */
    public <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(word(constant));
        }
        return value(name, "one of " + String.join(", ", words), node -> {
            int index = words.indexOf(scalar(node));
            return index < 0 ? null : type.getEnumConstants()[index];
        });
    }

    /** A number in a range; the fallback when absent or wrong. */
    public double decimal(String name, double least, double most, double fallback) {
        BigDecimal amount = amount(name);
        if (amount == null) {
            return fallback;
        }
        if (amount.doubleValue() < least || amount.doubleValue() > most) {
            flaw(name, "'" + name + "' is expected to be a number from " + least + " to " + most + ".");
            return fallback;
        }
        return amount.doubleValue();
    }

    /** A number with all its digits; null when absent. */
    public @Nullable BigDecimal amount(String name) {
        return value(name, "a number", node -> number(scalar(node)));
    }

    /** A list of numbers with all their digits; empty when absent. */
    public List<BigDecimal> amounts(String name) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (Node node : elements(name)) {
            BigDecimal amount = number(scalar(node));
            if (amount == null) {
                flaws.add(node.getStartMark(), "A number is expected here.");
            } else {
                amounts.add(amount);
            }
        }
        return amounts;
    }

    /** An instant in ISO 8601, or a day, which begins in UTC; null when absent. */
    public @Nullable Instant instant(String name) {
        return value(name, "a time such as 2026-03-01T10:00:00Z or a day such as 2026-03-01", node -> {
            String text = scalar(node);
            try {
                return text.length() > 10
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        });
    }

    /** A text, number or truth; null when absent. */
    public @Nullable Object value(String name) {
        return value(name, "a text, a number, true or false", YamlObject::plain);
    }

    /** A list of texts, numbers and truths; empty when absent. */
    public List<Object> values(String name, int most) {
        List<Object> values = new ArrayList<>();
        for (Node node : elements(name)) {
            Object plain = plain(node);
            if (plain == null) {
                flaws.add(node.getStartMark(), "A text, a number, true or false is expected here.");
            } else {
                values.add(plain);
            }
        }
        if (values.isEmpty() || values.size() > most) {
            flaw(name, "1 to " + most + " values are expected in '" + name + "'.");
        }
        return values;
    }

    /** One text, or a list of texts; empty when absent. */
    public List<String> oneOrMore(String name) {
        if (members.get(name) instanceof ScalarNode) {
            String text = text(name);
            return text == null ? List.of() : List.of(text);
        }
        return texts(name);
    }

    /** A list of texts; empty when absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node node : elements(name)) {
            if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
                texts.add(scalar.getValue());
            } else {
                flaws.add(node.getStartMark(), "A text is expected here.");
            }
        }
        return texts;
    }

    /** A list of objects; empty when absent. */
    public List<YamlObject> objects(String name) {
        List<YamlObject> objects = new ArrayList<>();
        for (Node node : elements(name)) {
            if (node instanceof MappingNode mapping) {
                objects.add(new YamlObject(mapping, flaws));
            } else {
                flaws.add(node.getStartMark(), "An object with named members is expected here.");
            }
        }
        return objects;
    }

    /** An object; null when absent. */
    public @Nullable YamlObject object(String name) {
        return object(name, "an object with named members");
    }

    /** An object; null when absent. Whoever wrote something else is told what it is, such as {@code an object such as { … }}. */
    public @Nullable YamlObject object(String name, String what) {
        return value(name, what, node -> node instanceof MappingNode mapping ? new YamlObject(mapping, flaws) : null);
    }

    /** An object with everything in it, as JSON values; null when absent. */
    public @Nullable Map<String, @Nullable Object> tree(String name) {
        return value(
                name,
                "an object with named members",
                node -> node instanceof MappingNode mapping ? tree(mapping) : null);
    }

    private static Map<String, @Nullable Object> tree(MappingNode mapping) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            tree.put(scalar(tuple.getKeyNode()), branch(tuple.getValueNode()));
        }
        return tree;
    }

    private static @Nullable Object branch(Node node) {
        return switch (node) {
            case MappingNode mapping -> tree(mapping);
            case SequenceNode sequence -> {
                List<@Nullable Object> elements = new ArrayList<>();
                sequence.getValue().forEach(element -> elements.add(branch(element)));
                yield elements;
            }
            default -> plain(node);
        };
    }

    /** Makes a flaw of what a member says, at the member; at the object where there is no such member. */
    public void flaw(String name, String message) {
        Node node = members.get(name);
        flaws.add(node == null ? mark : node.getStartMark(), message);
    }

    /** Makes a flaw of a member's name. */
    public void flawOfName(String name, String message) {
        flaws.add(marks.getOrDefault(name, mark), message);
    }

    /** Makes a flaw of the object as a whole. */
    public void flaw(String message) {
        flaws.add(mark, message);
    }

    /** Makes flaws of all members that were not asked for, with the name that was probably meant. */
    public void nothingElse() {
        for (String name : members.keySet()) {
            if (!asked.contains(name)) {
                flawOfName(name, "'" + name + "' is not known here." + suggestion(name));
            }
        }
    }

    private String suggestion(String name) {
        List<String> unused =
                asked.stream().filter(known -> !members.containsKey(known)).toList();
        return Meant.by(name, unused)
                .map(known -> " Do you mean '" + known + "'?")
                .orElse(" Known are "
                        + String.join(", ", asked.stream().sorted().toList()) + ".");
    }

    private List<Node> elements(String name) {
        List<Node> elements =
                value(name, "a list", node -> node instanceof SequenceNode sequence ? sequence.getValue() : null);
        return elements == null ? List.of() : elements;
    }

    private <T> @Nullable T value(String name, String expected, Function<Node, @Nullable T> read) {
        Node node = members.get(name);
        if (!has(name) || node == null) {
            return null;
        }
        T value = read.apply(node);
        if (value == null) {
            flaws.add(node.getStartMark(), "'" + name + "' is expected to be " + expected + ".");
        }
        return value;
    }

    private static @Nullable Object plain(Node node) {
        if (!(node instanceof ScalarNode scalar) || Tag.NULL.equals(scalar.getTag())) {
            return null;
        }
        String text = scalar.getValue();
        if (Tag.BOOL.equals(scalar.getTag())) {
            return text.equalsIgnoreCase("true");
        }
        boolean isNumber = Tag.INT.equals(scalar.getTag()) || Tag.FLOAT.equals(scalar.getTag());
        BigDecimal number = isNumber ? number(text) : null;
        return number == null ? text : number;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            return number == null || Math.abs(number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
