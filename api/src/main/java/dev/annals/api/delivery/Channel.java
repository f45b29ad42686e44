package dev.annals.api.delivery;

import java.util.List;

/** The kinds of route by which people are reached; the same words as in the purposes. */
public final class Channel {

    public static final String EMAIL = "email";
    public static final String SMS = "sms";
    public static final String PUSH = "push";
    public static final String LINE = "line";
    public static final String WECHAT = "wechat";
    public static final String ADS = "ads";

    /** The site or the app, shown when the person comes. */
    public static final String WEB = "web";

    /** Another system is told; nobody is addressed, so no address is needed. */
    public static final String WEBHOOK = "webhook";

    /** Other systems are told by a topic of Kafka; nobody is addressed. */
    public static final String KAFKA = "kafka";

    /** A file of the installation; nobody is addressed. */
    public static final String LOG = "log";

    private static final List<String> ALL = List.of(EMAIL, SMS, PUSH, LINE, WECHAT, ADS, WEB, WEBHOOK, KAFKA, LOG);

    private Channel() {}

    /** Every channel, in the order in which they are shown. */
    public static List<String> all() {
        return ALL;
    }

    /** Whether a message by it goes to the person rather than to another system. */
    public static boolean isAddressed(String channel) {
        return !channel.equals(WEBHOOK) && !channel.equals(KAFKA) && !channel.equals(LOG);
    }

    /** Whether what is told of a person by it has to arrive in the order in which it was said. */
    public static boolean isInTurn(String channel) {
        return channel.equals(ADS) || channel.equals(KAFKA);
    }
}
