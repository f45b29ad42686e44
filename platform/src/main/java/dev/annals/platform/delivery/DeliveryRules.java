package dev.annals.platform.delivery;

import dev.annals.api.delivery.SendRules.Cap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the house for every message.
 *
 * @param quiet when nobody is disturbed; null for never
 * @param zone the time zone of people of whom none is known
 * @param caps how many messages a person gets at most
 * @param dedupe within what time the same is not said twice
 * @param budgets how many messages are sent in a day, by channel; channels without one, any number
 * @param mostDeferrals how often a message may be deferred before it is held back
 */
public record DeliveryRules(
        @Nullable QuietTime quiet,
        ZoneId zone,
        List<Cap> caps,
        Duration dedupe,
        Map<String, Integer> budgets,
        int mostDeferrals) {}
