package dev.annals.platform.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where somebody stands as a customer. */
public enum LifecycleStage {
    /** Nothing was ordered. */
    PROSPECT,
    /** The only order is young. */
    NEW,
    /** The last order is young. */
    ACTIVE,
    /** The last order is young, and the one before it was long before that. */
    WON_BACK,
    /** The last order is a while ago. */
    AT_RISK,
    /** The last order is long ago. */
    LAPSED;

    /** The word for it: lower case with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isWord(String word) {
        return Arrays.stream(values()).anyMatch(stage -> stage.word().equals(word));
    }

    static String words() {
        return Arrays.stream(values()).map(LifecycleStage::word).collect(Collectors.joining(", "));
    }
}
