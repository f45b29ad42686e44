package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides to erase a person: all fragments of the tree in one transaction, so that no interaction, merge or split comes
 * between. Whoever is second to order it is answered the first one's erasure; a subject request gets one of its own all
 * the same, in which nothing is left to do.
 */
record OrderErasure(EraseProfile command) implements Decision<ErasureReceipt> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(command.erasure().value());
    }

    @Override
    public Set<FragmentId> fragments() {
        Set<FragmentId> fragments = new HashSet<>(command.fragments());
        fragments.add(command.erasure());
        return fragments;
    }

    @Override
    public ErasureReceipt decide(StreamAppends appends) {
        FragmentId first = command.fragments().getFirst();
        if (appends.isStored(command.erasure().value())) {
            return new ErasureReceipt(command.erasure(), first, 0);
        }
        List<FragmentId> members = members(appends);
        if (members.isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
        }
        List<FragmentId> living = members.stream()
                .filter(member -> !appends.standing(member).isErased())
                .toList();
        FragmentId before = appends.standing(members.getFirst()).erasure();
        if (living.isEmpty() && command.request() == null && before != null) {
            return new ErasureReceipt(before, members.getFirst(), 0);
        }
        order(members, living, appends);
        return new ErasureReceipt(command.erasure(), members.getFirst(), 0);
    }

    private void order(List<FragmentId> members, List<FragmentId> living, StreamAppends appends) {
        appends.append(
                command.erasure(),
                StreamKind.ERASURE,
                new ErasureOrdered(
                        command.erasure(),
                        members.getFirst(),
                        members,
                        command.ground(),
                        command.request(),
                        command.renewMasterKey(),
                        List.of()),
                command.erasure().value(),
                command.by());
        for (FragmentId member : living) {
            int turn = appends.standing(member).turn() + 1;
            appends.append(
                    member, StreamKind.FRAGMENT, new FragmentErased(member, command.erasure(), turn), command.by());
        }
    }

    /** All fragments of the trees of those that are named, each root before its tree; those erased before as well. */
    private List<FragmentId> members(StreamAppends appends) {
        Set<FragmentId> found = new LinkedHashSet<>();
        for (FragmentId named : command.fragments()) {
            if (appends.standing(named).isErased()) {
                found.add(named);
            } else if (appends.fragment(named).isOpened()) {
                descend(appends.root(named).id(), found, appends);
            }
        }
        return List.copyOf(found);
    }

    private static void descend(FragmentId root, Set<FragmentId> found, StreamAppends appends) {
        found.add(root);
        List<FragmentId> next = List.of(root);
        while (!next.isEmpty()) {
            List<FragmentId> below = new ArrayList<>();
            for (FragmentId id : next) {
                appends.fragment(id).children().stream().filter(found::add).forEach(below::add);
            }
            next = below;
        }
    }
}
