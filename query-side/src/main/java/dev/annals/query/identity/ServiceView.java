package dev.annals.query.identity;

import dev.annals.api.request.Due;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.query.interaction.TimelineItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that somebody who talks to a person has to have before them.
 *
 * @param profile who the person is, with what they decided and the segments they are in
 * @param interactions what they did last, the newest first
 * @param deliveries the messages they were sent, or were not, the newest first
 * @param requests what they asked for as the law lets them, as far as it is not answered
 */
record ServiceView(ProfileView profile, List<TimelineItem> interactions, List<Told> deliveries, List<Asked> requests) {

    /**
     * A message.
     *
     * @param message the message, how far it is, what held it back, what became of it
     * @param why where its whole chain is told
     */
    record Told(DeliveryDocument message, String why) {

        static Told of(DeliveryDocument message) {
            return new Told(message, "/api/v1/why/" + message.delivery());
        }
    }

    /**
     * A request that is open.
     *
     * @param request its id
     * @param type what is asked for
     * @param status how far it is
     * @param submitted when it was asked for
     * @param due by when it has to be answered
     * @param assignee who is responsible; null for nobody
     */
    record Asked(
            String request,
            String type,
            String status,
            Instant submitted,
            Due due,
            @Nullable String assignee) {}
}
