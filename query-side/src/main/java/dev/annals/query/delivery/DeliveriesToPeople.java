package dev.annals.query.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.documents.Range;
import dev.annals.projections.ListKeys;
import dev.annals.projections.ReadModel;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.delivery.DeliveryProjection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks up the messages to a person, whichever of the person's fragments they were asked for by. */
public final class DeliveriesToPeople {

    private final ReadModel<DeliveryDocument> deliveries;

    public DeliveriesToPeople(ReadModel<DeliveryDocument> deliveries) {
        this.deliveries = deliveries;
    }

    /** The processor whose position says how far the documents are. */
    public String processor() {
        return deliveries.processor();
    }

    /**
     * As they are now, the newest first.
     *
     * @param fragments the person's fragments
     * @param below only those that were asked for below this position
     * @param most the most wanted
     */
    public List<DeliveryDocument> newest(Collection<FragmentId> fragments, long below, int most) {
        List<DeliveryDocument> begun = new ArrayList<>();
        for (FragmentId fragment : fragments) {
            String list = DeliveryProjection.listOf(fragment);
            deliveries
                    .range(new Range(list, ListKeys.at(list, below), most, true))
                    .forEach(entry -> begun.add(entry.document()));
        }
        begun.sort(Comparator.comparingLong(DeliveryDocument::position).reversed());
        List<DeliveryDocument> newest = begun.subList(0, Math.min(most, begun.size()));
        Map<String, DeliveryDocument> now = deliveries.get(newest.stream()
                .map(each -> DeliveryProjection.key(each.delivery()))
                .toList());
        return newest.stream()
                .map(each -> now.getOrDefault(DeliveryProjection.key(each.delivery()), each))
                .toList();
    }
}
