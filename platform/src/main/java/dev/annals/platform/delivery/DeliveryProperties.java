package dev.annals.platform.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.SendRules.Cap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of the house for messages to people.
 *
 * @param quietHours when nobody is disturbed, as {@code 21:00-08:00}; empty for never
 * @param zone the time zone of people of whom none is known
 * @param caps how many messages a person gets at most, as {@code <channel or any>:<number>/<time span>}
 * @param dedupe within what time the same is not said twice
 * @param budgets how many messages are sent a day, by channel
 * @param mostDeferrals how often a message may be deferred before it is held back
 * @param suppress the keys of segments whose members are sent nothing but what they wait for
 * @param log whether what no connector performs is written to files
 */
@ConfigurationProperties("annals.deliveries")
public record DeliveryProperties(
        @DefaultValue("21:00-08:00") String quietHours,
        @DefaultValue("UTC") String zone,
        @DefaultValue({"any:4/P1D", "sms:2/P1D"}) List<String> caps,
        @DefaultValue("P1D") Duration dedupe,
        @DefaultValue Map<String, Integer> budgets,
        @DefaultValue("20") int mostDeferrals,
        @DefaultValue List<String> suppress,
        @DefaultValue("true") boolean log) {

    /** @throws IllegalArgumentException with the complete list of what is wrong */
    public DeliveryProperties {
        List<String> wrong = new ArrayList<>();
        check(wrong, "annals.deliveries.quiet-hours", () -> quiet(quietHours));
        check(wrong, "annals.deliveries.zone", () -> ZoneId.of(zone));
        for (String cap : caps) {
            check(wrong, "annals.deliveries.caps", () -> cap(cap));
        }
        budgets.keySet().stream()
                .filter(channel -> !Channel.all().contains(channel))
                .forEach(channel -> wrong.add("annals.deliveries.budgets: there is no channel '" + channel + "'"));
        if (!dedupe.isPositive() || mostDeferrals < 1) {
            wrong.add("annals.deliveries: dedupe is a time span, most-deferrals at least 1");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "The rules for deliveries cannot be used:\n - " + String.join("\n - ", wrong));
        }
    }

    /** The rules as gates know them. */
    public DeliveryRules rules() {
        return new DeliveryRules(
                quiet(quietHours),
                ZoneId.of(zone),
                caps.stream().map(DeliveryProperties::cap).toList(),
                dedupe,
                Map.copyOf(budgets),
                mostDeferrals);
    }

    private static @Nullable QuietTime quiet(String text) {
        if (text.isBlank()) {
            return null;
        }
        String[] hours = text.split("-", -1);
        if (hours.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is no span of hours such as 21:00-08:00");
        }
        return QuietTime.of(hours[0].strip(), hours[1].strip());
    }

    private static Cap cap(String text) {
        String[] parts = text.split("[:/]", -1);
        try {
            if (parts.length == 3 && (parts[0].equals(Cap.ANY) || Channel.all().contains(parts[0]))) {
                return new Cap(parts[0], Integer.parseInt(parts[1]), Duration.parse(parts[2]));
            }
        } catch (NumberFormatException | DateTimeException told) {
            throw noCap(text);
        }
        throw noCap(text);
    }

    private static IllegalArgumentException noCap(String text) {
        return new IllegalArgumentException("'" + text + "' is no cap such as any:4/P1D or sms:2/P7D");
    }

    private static void check(List<String> wrong, String name, Supplier<?> reading) {
        try {
            var unused = reading.get();
        } catch (IllegalArgumentException | DateTimeException flaw) {
            wrong.add(name + ": " + flaw.getMessage());
        }
    }
}
