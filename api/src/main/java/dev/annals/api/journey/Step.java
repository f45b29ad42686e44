package dev.annals.api.journey;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of a journey. Wherever a step is named that comes next, null means that the run is complete.
 */
public sealed interface Step {

    /** Its name, once in a journey. */
    String id();

    /** Every step that may come next; null for the end. */
    List<@Nullable String> following();

    /**
     * Sends a message by the first channel that can be used.
     *
     * @param messages the message in the form of each channel, the preferred one first
     * @param suppressed what comes next when all were held back
     * @param failed what comes next when it could not be delivered
     * @param then what comes next otherwise
     */
    record Send(
            String id,
            List<Message> messages,
            @Nullable String suppressed,
            @Nullable String failed,
            @Nullable String then)
            implements Step {

        public Send {
            messages = List.copyOf(messages);
        }

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(suppressed, failed, then);
        }
    }

    /**
     * A message in the form of one channel.
     *
     * @param channel the channel
     * @param template the published template it is made of; null where it is written here
     * @param subject its subject, with {@code {{ … }}} for what is filled in; null for none
     * @param text its text; null where the template has it
     * @param html its text as HTML; null for none
     */
    record Message(
            String channel,
            @Nullable String template,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html) {}

    /**
     * Waits.
     *
     * @param pause for how long, or until when
     * @param then what comes next
     */
    record Wait(String id, Pause pause, @Nullable String then) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(then);
        }
    }

    /** How long to wait. */
    sealed interface Pause {

        /** For a span of time. */
        record For(Duration span) implements Pause {}

        /**
         * Until the next time that a clock on the wall shows this.
         *
         * @param time the time of day
         * @param days the days of the week that count; empty for all
         */
        record Until(LocalTime time, Set<DayOfWeek> days) implements Pause {

            public Until {
                days = Set.copyOf(days);
            }
        }

        /**
         * Until a day or instant that a value names.
         *
         * @param value {@code profile.<trait>} or {@code entry.<property>}
         * @param offset how long after it; before it where negative
         * @param past what is done when that lies in the past, or where there is no such value
         */
        record UntilDate(String value, Duration offset, Past past) implements Pause {}
    }

    /** What is done when a date lies in the past. */
    enum Past {
        /** The run goes on with the next step, at once. */
        NOW,
        /** The step after the wait is left out as well. */
        SKIP,
        /** The run ends. */
        EXIT
    }

    /**
     * Waits until something happens, or until a time is over.
     *
     * @param all whether all of it has to happen rather than any
     * @param awaited what
     * @param timeout for how long at most
     * @param lookback how far back what happened before counts; zero for not at all
     * @param happened what comes next when it happened
     * @param then what comes next when it did not
     */
    record WaitFor(
            String id,
            boolean all,
            List<Awaited> awaited,
            Duration timeout,
            Duration lookback,
            @Nullable String happened,
            @Nullable String then)
            implements Step {

        public WaitFor {
            awaited = List.copyOf(awaited);
        }

        @Override
        public List<@Nullable String> following() {
            List<@Nullable String> following = Step.nullable(happened, then);
            awaited.forEach(each -> following.add(each.then()));
            return following;
        }
    }

    /**
     * One thing that is waited for.
     *
     * @param on what
     * @param then what comes next when it was this that happened
     */
    record Awaited(Trigger on, @Nullable String then) {}

    /**
     * Goes one of several ways: the first whose condition holds.
     *
     * @param ways in order
     * @param otherwise what comes next when none holds
     */
    record Branch(String id, List<Way> ways, @Nullable String otherwise) implements Step {

        public Branch {
            ways = List.copyOf(ways);
        }

        @Override
        public List<@Nullable String> following() {
            List<@Nullable String> following = Step.nullable(otherwise);
            ways.forEach(way -> following.add(way.then()));
            return following;
        }
    }

    /**
     * One way of a branch.
     *
     * @param when what has to hold
     * @param then what comes next
     */
    record Way(When when, @Nullable String then) {}

    /** What a branch can ask. */
    sealed interface When {

        /** Something that holds of the person. */
        record Holds(Condition condition) implements When {}

        /**
         * Something that holds of the interaction that began the run.
         *
         * @param properties tests of its properties
         */
        record Entered(List<Behaviour.Property> properties) implements When {

            public Entered {
                properties = List.copyOf(properties);
            }
        }

        /**
         * The journey's purpose may be served.
         *
         * @param channel by this channel; {@code any} for any
         */
        record Consented(String channel) implements When {}

        /**
         * The person is in a segment.
         *
         * @param segment its key
         */
        record In(String segment) implements When {}
    }

    /**
     * Divides people by chance, the same person always the same way.
     *
     * @param shares the ways; their weights make 100
     * @param optimised whether, once enough is known of each way, those get more from which more reached the goal
     */
    record Split(String id, List<Share> shares, boolean optimised) implements Step {

        public Split {
            shares = List.copyOf(shares);
        }

        @Override
        public List<@Nullable String> following() {
            List<@Nullable String> following = Step.nullable();
            shares.forEach(share -> following.add(share.then()));
            return following;
        }
    }

    /**
     * One way of a split.
     *
     * @param name its name
     * @param weight in percent
     * @param then what comes next
     */
    record Share(String name, int weight, @Nullable String then) {}

    /**
     * States traits of the person, as an interaction of type identify.
     *
     * @param traits what is stated; {@code entry.<property>} stands for what the entry says
     */
    record Update(
            String id, Map<String, Object> traits, @Nullable String then) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(then);
        }
    }

    /**
     * Records an interaction of type track.
     *
     * @param name its name
     * @param properties what it says; {@code entry.<property>} stands for what the entry says
     */
    record Emit(
            String id,
            String name,
            Map<String, Object> properties,
            @Nullable String then) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(then);
        }
    }

    /**
     * Calls another system.
     *
     * @param message what is sent by the channel for webhooks
     * @param failed what comes next when it could not be called
     * @param then what comes next otherwise
     */
    record Webhook(
            String id,
            Message message,
            @Nullable String failed,
            @Nullable String then) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(failed, then);
        }
    }

    /**
     * Has the person enter another journey.
     *
     * @param journey its key
     */
    record JoinJourney(String id, String journey, @Nullable String then) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable(then);
        }
    }

    /**
     * Ends the run.
     *
     * @param reason why, in a word
     */
    record Exit(String id, String reason) implements Step {

        @Override
        public List<@Nullable String> following() {
            return Step.nullable();
        }
    }

    private static List<@Nullable String> nullable(@Nullable String... names) {
        List<@Nullable String> list = new ArrayList<>();
        for (String name : names) {
            list.add(name);
        }
        return list;
    }
}
