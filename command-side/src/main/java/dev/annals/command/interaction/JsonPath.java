package dev.annals.command.interaction;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/** Names places in JSON, {@code $.properties.items[2]}, leaving out names that may tell about a person. */
final class JsonPath {

    private static final int LONGEST_NAME = 64;
    private static final int MOST_DIGITS = 4;

    private JsonPath() {}

    /**
     * The place that a parser has reached.
     *
     * @param context the parser's context
     * @param outerDepth how deep the value lies that {@code $} stands for
     */
    static String of(TokenStreamContext context, int outerDepth) {
        Deque<String> steps = new ArrayDeque<>();
        TokenStreamContext each = context;
        while (each != null && each.getNestingDepth() > outerDepth) {
            steps.push(each.inArray() ? "[" + each.getCurrentIndex() + "]" : step(each.currentName()));
            each = each.getParent();
        }
        return "$" + String.join("", steps);
    }

    /** A place below another: {@code $.context} and {@code traits} make {@code $.context.traits}. */
    static String below(String path, String name) {
        return path + step(name);
    }

    private static String step(@Nullable String name) {
        if (name == null) {
            return "";
        }
        if (!isTelling(name)) {
            return ".*";
        }
        return isWord(name) ? "." + name : "['" + name + "']";
    }

    private static boolean isTelling(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            digits += Character.isDigit(each) ? 1 : 0;
            if (!Character.isLetterOrDigit(each) && "_-$. ".indexOf(each) < 0) {
                return false;
            }
        }
        return name.length() <= LONGEST_NAME && digits <= MOST_DIGITS;
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (!Character.isLetterOrDigit(each) && each != '_' && each != '$') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
