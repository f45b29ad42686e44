package dev.annals.channels.delivery;

import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.DeliveryLinks.About;
import dev.annals.platform.delivery.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the addresses that go along with a message: how to unsubscribe, and how it is known what became of it. */
public final class MessageLinks {

    private static final Duration WORKS = Duration.ofDays(365);
    private static final Pattern LINK = Pattern.compile("(<a\\b[^>]*?\\bhref=)\"(https?://[^\"]{1,1200})\"");

    private final PreferenceLinks preferences;
    private final DeliveryLinks deliveries;
    private final Supplier<String> publicUrl;
    private final InstantSource clock;

    /** @param publicUrl under which address people reach this installation, without a slash at its end */
    public MessageLinks(
            PreferenceLinks preferences, DeliveryLinks deliveries, Supplier<String> publicUrl, InstantSource clock) {
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Where one click takes back what the message rests on. */
    public String unsubscribe(Outgoing message) {
        Instant until = clock.instant().plus(WORKS).truncatedTo(ChronoUnit.SECONDS);
        return publicUrl.get()
                + PreferenceLinks.PATH
                + preferences.token(new PreferenceLink(
                        message.profile(), null, message.purpose(), message.channel(), until, message.delivery()));
    }

    /** Where a provider says what became of the message. */
    public String callback(Outgoing message) {
        return publicUrl.get() + DeliveryLinks.CALLBACK + token(message, null);
    }

    /** Where it is heard that the message was shown. */
    public String opened(Outgoing message) {
        return publicUrl.get() + DeliveryLinks.OPENED + token(message, null);
    }

    /** Where a link of the message leads first, so that it is heard that it was followed. */
    public String clicked(Outgoing message, String target) {
        return publicUrl.get() + DeliveryLinks.CLICKED + token(message, target);
    }

    /** The same HTML with links by which it is known that they are followed, and a picture that shows when it is opened. */
    public String tracked(Outgoing message, String html) {
        Matcher links = LINK.matcher(html);
        StringBuilder tracked = new StringBuilder();
        while (links.find()) {
            String target = links.group(2).replace("&amp;", "&");
            String address =
                    target.startsWith(publicUrl.get() + PreferenceLinks.PATH) ? target : clicked(message, target);
            links.appendReplacement(tracked, Matcher.quoteReplacement(links.group(1) + "\"" + address + "\""));
        }
        links.appendTail(tracked);
        String picture = "<img src=\"" + opened(message) + "\" width=\"1\" height=\"1\" alt=\"\">";
        int end = tracked.lastIndexOf("</body>");
        return end < 0 ? tracked + picture : tracked.insert(end, picture).toString();
    }

    private String token(Outgoing message, @Nullable String target) {
        return deliveries.token(new About(message.delivery(), target), clock.instant());
    }
}
