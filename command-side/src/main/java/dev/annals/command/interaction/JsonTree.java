package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON values into maps, lists and plain values in one pass, and notes the first thing that no interaction may
 * hold: a name twice in one object, a NUL or an unpaired surrogate, too deep nesting, too long a name or number.
 *
 * <p>Numbers keep their exact value: {@code Integer}, {@code Long} or {@code BigInteger}; {@code Double} where it has the
 * same decimal value as the text, else {@code BigDecimal}.
 */
final class JsonTree {

    static final int DEEPEST = 32;
    static final int LONGEST_NAME = 256;
    static final int LONGEST_NUMBER = 64;

    private static final int DIGITS_OF_DOUBLE = 15;
    private static final int SMALL_OBJECT = 16;

    private final JsonParser parser;
    private int outerDepth;
    private @Nullable Flaw flaw;

    JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /** Forgets flaws and takes the object or list that just began, or goes on, as {@code $}. */
    void startValue() {
        outerDepth = parser.streamReadContext().getNestingDepth() - 1;
        flaw = null;
    }

    /** The first flaw since {@link #startValue}. */
    @Nullable
    Flaw flaw() {
        return flaw;
    }

    /** The value that begins with the current token; afterwards its last token is the current one. */
    @Nullable
    Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> isTooDeep() ? null : object();
            case START_ARRAY -> isTooDeep() ? null : list();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("No value begins with " + token);
        };
    }

    /** The name that comes next in the current object, checked; null at its end. */
    @Nullable
    String nextName() {
        String name = parser.nextName();
        if (name != null) {
            if (name.length() > LONGEST_NAME) {
                note(Rejection.TOO_COMPLEX, "is a name of more than " + LONGEST_NAME + " characters");
            }
            checkText(name);
        }
        return name;
    }

    /** Notes a flaw at the place that was reached, unless there is one already. */
    void note(Rejection rejection, String what) {
        if (flaw == null) {
            flaw = new Flaw(rejection, JsonPath.of(parser.streamReadContext(), outerDepth) + " " + what + ".");
        }
    }

    private boolean isTooDeep() {
        boolean tooDeep = parser.streamReadContext().getNestingDepth() - outerDepth > DEEPEST;
        if (tooDeep) {
            note(Rejection.TOO_COMPLEX, "is nested more than " + DEEPEST + " levels deep");
            parser.skipChildren();
        }
        return tooDeep;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(SMALL_OBJECT);
        String name = nextName();
        while (name != null) {
            int before = members.size();
            members.put(name, value(parser.nextToken()));
            if (members.size() == before) {
                note(Rejection.MALFORMED_JSON, "occurs twice in one object");
            }
            name = nextName();
        }
        return members;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token));
            token = parser.nextToken();
        }
        return items;
    }

    private String text() {
        String text = parser.getString();
        checkText(text);
        return text;
    }

    private void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0) {
                note(Rejection.INVALID_TEXT, "holds a NUL character");
            } else if (Character.isSurrogate(each)) {
                if (Character.isHighSurrogate(each)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    note(Rejection.INVALID_TEXT, "holds an unpaired surrogate");
                }
            }
        }
    }

    private Number integer() {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            default -> isTooLong() ? 0 : parser.getBigIntegerValue();
        };
    }

    private Number decimal() {
        if (isTooLong()) {
            return 0;
        }
        double rounded = parser.getDoubleValue();
        String text = parser.getString();
        if (Double.isInfinite(rounded) || (rounded == 0 && isNotZero(text))) {
            note(Rejection.INVALID_FIELD, "is a number beyond the range of double precision");
            return 0;
        }
        if (digits(text) <= DIGITS_OF_DOUBLE) {
            return rounded;
        }
        BigDecimal exact = new BigDecimal(text);
        return new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0 ? (Number) rounded : exact;
    }

    private boolean isTooLong() {
        boolean tooLong = parser.getStringLength() > LONGEST_NUMBER;
        if (tooLong) {
            note(Rejection.TOO_COMPLEX, "is a number of more than " + LONGEST_NUMBER + " digits");
        }
        return tooLong;
    }

    private static int digits(String number) {
        int digits = 0;
        for (int i = 0; i < number.length() && !isExponent(number.charAt(i)); i++) {
            digits += isDigit(number.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isNotZero(String number) {
        for (int i = 0; i < number.length() && !isExponent(number.charAt(i)); i++) {
            if (isDigit(number.charAt(i)) && number.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isExponent(char each) {
        return each == 'e' || each == 'E';
    }
}
