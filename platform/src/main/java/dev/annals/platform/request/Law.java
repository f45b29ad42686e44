package dev.annals.platform.request;

import dev.annals.api.request.RequestType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a law says about answering requests.
 *
 * @param key by what requests name it, such as {@code gdpr}
 * @param title what it is called
 * @param zone where its days begin and end
 * @param days on which days offices are open
 * @param closed further days that are no business days
 * @param rollsOn whether a day on which nothing is open moves the end of a period to the next working day
 * @param rule what holds unless the type has a rule of its own
 * @param rules the rules of single types
 */
record Law(
        String key,
        String title,
        ZoneId zone,
        WorkingDays days,
        Set<LocalDate> closed,
        boolean rollsOn,
        Rule rule,
        Map<RequestType, Rule> rules) {

    /** The rule for a type. */
    Rule of(RequestType type) {
        return rules.getOrDefault(type, rule);
    }

    /**
     * How long there is.
     *
     * @param acknowledge to confirm the receipt; null where that is not asked for
     * @param answer to answer
     * @param extension longer, with a reason; null where that is not allowed
     * @param identity whether it has to be shown who the person is
     */
    record Rule(
            @Nullable Period acknowledge,
            Period answer,
            @Nullable Period extension,
            boolean identity) {}
}
