package dev.annals.channels.delivery.onsite;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told of whoever is there.
 *
 * @param known whether anything is known of them
 * @param signedIn whether it is told of the person who is signed in, rather than of the browser
 * @param segments the segments they are in, of those that pages may know
 * @param traits the traits that pages may show
 * @param content what is to be shown next; null where nothing is
 */
record OnsiteDecision(
        boolean known,
        boolean signedIn,
        List<String> segments,
        Map<String, Object> traits,
        @Nullable Content content) {

    /** Of nobody is told anything. */
    static final OnsiteDecision NOBODY = new OnsiteDecision(false, false, List.of(), Map.of(), null);

    /**
     * Something to be shown.
     *
     * @param delivery the delivery
     * @param subject its title
     * @param text it as plain text
     * @param html it as HTML
     * @param fields what else it says
     * @param seen the address to be called once it was shown
     * @param link the address behind it; null where it leads nowhere
     */
    record Content(
            String delivery,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            Map<String, String> fields,
            String seen,
            @Nullable String link) {}

    @Override
    public String toString() {
        return "OnsiteDecision[…]";
    }
}
