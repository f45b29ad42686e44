package dev.annals.projections.audit;

import dev.annals.api.Wire;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ListKeys;
import dev.annals.projections.Projection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks events by kind and actor, so that an audit of a rare one need not look through the whole log. */
public final class AuditIndex implements Projection<AuditMark> {

    /** The projection's name. */
    public static final String NAME = "audit-index";

    private final AuditLists lists;

    public AuditIndex(AuditLists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<AuditMark> document() {
        return AuditMark.class;
    }

    /** An interaction is always a source's doing; other routine may be that of staff, who merge people for example. */
    @Override
    public Interest interest() {
        return new Interest(
                event -> event != InteractionRecorded.class,
                (event, cause) -> !AuditLists.isRoutine(event) || lists.hasAllBy(cause.actor()));
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        Class<?> event = recorded.event().getClass();
        if (!event.isAnnotationPresent(Wire.class)) {
            throw Projection.undecided(recorded);
        }
        if (!interest().in(event, recorded::cause)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        if (!AuditLists.isRoutine(event)) {
            String name = AuditLists.wireName(event);
            keys.add(ListKeys.at(lists.ofKind(name), recorded.position()));
            keys.add(ListKeys.at(lists.ofKind(AuditLists.familyOf(name)), recorded.position()));
        }
        if (lists.hasAllBy(recorded.actor())) {
            keys.add(ListKeys.at(lists.ofActor(recorded.actor()), recorded.position()));
        }
        return keys;
    }

    @Override
    public AuditMark evolve(String key, @Nullable AuditMark current, RecordedEvent recorded) {
        return new AuditMark(recorded.position());
    }
}
