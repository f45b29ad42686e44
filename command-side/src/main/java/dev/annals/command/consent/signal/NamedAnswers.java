package dev.annals.command.consent.signal;

import dev.annals.platform.consent.SignalSources;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers under the names of categories: the category preferences of Segment, the fields of Google Consent Mode.
 *
 * @param method by what it says so
 * @param raw what was sent, as JSON
 * @param answers yes or no by name
 * @param names which names speak about a purpose
 */
record NamedAnswers(
        String method, String raw, Map<String, Boolean> answers, Function<SignalSources, Iterable<String>> names)
        implements Statements {

    @Override
    public @Nullable Boolean says(SignalSources sources) {
        Boolean all = null;
        for (String name : names.apply(sources)) {
            Boolean answer = answers.get(name);
            if (answer != null) {
                all = answer && (all == null || all);
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return "NamedAnswers[" + method + "]";
    }
}
