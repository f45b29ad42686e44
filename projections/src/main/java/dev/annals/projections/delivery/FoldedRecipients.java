package dev.annals.projections.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.SuppressingSegments.Suppression;
import dev.annals.platform.events.Processors;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.SourcePriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows people as their profiles have them. */
public final class FoldedRecipients implements Recipients {

    private final ReadModel<FragmentDocument> fragments;
    private final SourcePriority priority;
    private final Supplier<Processors> processors;
    private final Function<FragmentId, Suppression> suppression;

    /**
     * People by their profiles.
     *
     * @param processors asked for when it is first needed: some of them ask for recipients themselves
     * @param suppression says which segments keep messages from a profile
     */
    public FoldedRecipients(
            ReadModel<FragmentDocument> fragments,
            SourcePriority priority,
            Supplier<Processors> processors,
            Function<FragmentId, Suppression> suppression) {
        this.fragments = fragments;
        this.priority = priority;
        this.processors = processors;
        this.suppression = suppression;
    }

    @Override
    public Recipient find(FragmentId fragment, long atLeast, Duration patience) {
        var unused = processors.get().await(fragments.processor(), atLeast, patience);
        return MergeTree.of(fragment, this::documents)
                .flatMap(tree -> tree.profile(priority))
                .map(this::recipient)
                .orElse(Recipient.unknown(fragment));
    }

    private Map<FragmentId, FragmentDocument> documents(Collection<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        fragments
                .get(ids.stream().map(ProfileProjection::key).toList())
                .values()
                .forEach(document -> found.put(document.fragment(), document));
        return found;
    }

    private Recipient recipient(Profile profile) {
        Map<String, List<String>> identifiers = new LinkedHashMap<>();
        for (Identifier each : profile.identifiers()) {
            identifiers
                    .computeIfAbsent(each.namespace().name(), none -> new ArrayList<>())
                    .add(each.value());
        }
        Map<String, @Nullable Object> traits = new HashMap<>();
        profile.traits().forEach((name, register) -> traits.put(name, register.value()));
        return new Recipient(
                profile.id(), profile.members().keySet(), identifiers, traits, suppression.apply(profile.id()));
    }
}
