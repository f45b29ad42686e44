package dev.annals.query.trait;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import dev.annals.platform.trait.Definitions.Orders;
import dev.annals.platform.trait.Rfm;
import dev.annals.platform.trait.Rfm.Figures;
import dev.annals.platform.trait.Rfm.Order;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the figures of all customers at an instant, in one pass over the log. */
final class Customers {

    private static final int CHUNK = 5_000;

    private final EventLog log;
    private final ReadModel<FragmentDocument> fragments;

    Customers(EventLog log, ReadModel<FragmentDocument> fragments) {
        this.log = log;
        this.fragments = fragments;
    }

    private record Made(FragmentId fragment, UUID event, Order order) {}

    /** The figures of everybody who ordered until then, by profile. */
    Map<FragmentId, Figures> figures(Orders orders, Instant at) {
        List<Made> made = new ArrayList<>();
        List<RecordedEvent> decisions = new ArrayList<>();
        try (Stream<RecordedEvent> all = log.all(-1, Interest.in(InteractionEvent.class))) {
            all.forEach(recorded -> {
                if (Retractions.isOne(recorded)) {
                    decisions.add(recorded);
                } else if (recorded.event() instanceof InteractionRecorded it
                        && orders.name().equals(it.name())
                        && it.content() != null
                        && !it.occurredAt().isAfter(at)) {
                    Object amount = it.content().properties().get(orders.amount());
                    made.add(new Made(it.fragment(), recorded.id(), new Order(it.occurredAt(), Rfm.amount(amount))));
                }
            });
        }
        Set<UUID> retracted = Retractions.in(decisions);
        Map<FragmentId, @Nullable FragmentId> parents = parents();
        Map<FragmentId, List<Order>> ofProfile = new HashMap<>();
        for (Made each : made) {
            if (!retracted.contains(each.event())) {
                ofProfile
                        .computeIfAbsent(root(each.fragment(), parents), profile -> new ArrayList<>())
                        .add(each.order());
            }
        }
        Map<FragmentId, Figures> figures = HashMap.newHashMap(ofProfile.size());
        ofProfile.forEach((profile, all) -> figures.put(profile, Rfm.figures(all, at)));
        return figures;
    }

    private Map<FragmentId, @Nullable FragmentId> parents() {
        Map<FragmentId, @Nullable FragmentId> parents = new HashMap<>();
        String key = null;
        while (true) {
            Range range = key == null ? Range.first(CHUNK) : Range.first(CHUNK).after(key);
            List<ReadModel.Entry<FragmentOutline>> chunk = fragments.range(range, FragmentOutline.class);
            for (ReadModel.Entry<FragmentOutline> entry : chunk) {
                key = entry.key();
                parents.put(
                        entry.document().fragment(), entry.document().place().parent());
            }
            if (chunk.size() < CHUNK) {
                return parents;
            }
        }
    }

    private static FragmentId root(FragmentId fragment, Map<FragmentId, @Nullable FragmentId> parents) {
        FragmentId at = fragment;
        for (int steps = parents.size(); steps > 0; steps--) {
            FragmentId above = parents.get(at);
            if (above == null) {
                return at;
            }
            at = above;
        }
        return at;
    }
}
