package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.identity.Fragment;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides to erase a person: all fragments of the tree in one transaction, so that no interaction, merge or split comes
 * between. Whoever is second to order it is answered the first one's erasure.
 */
record OrderErasure(EraseProfile command) implements Decision<ErasureReceipt> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(command.erasure().value());
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.fragment(), command.erasure());
    }

    @Override
    public ErasureReceipt decide(StreamAppends appends) {
        Standing standing = appends.standing(command.fragment());
        if (standing.isErased() && standing.erasure() != null) {
            return new ErasureReceipt(standing.erasure(), command.fragment(), 0);
        }
        if (appends.isStored(command.erasure().value())) {
            throw new Rejected(Rejection.CONFLICT, "An erasure of this id was ordered for somebody else");
        }
        Fragment named = appends.fragment(command.fragment());
        if (!named.isOpened()) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
        }
        FragmentId root = appends.root(named.id()).id();
        List<FragmentId> members = members(root, appends);
        appends.append(
                command.erasure(),
                StreamKind.ERASURE,
                new ErasureOrdered(
                        command.erasure(),
                        root,
                        members,
                        command.ground(),
                        command.request(),
                        command.renewMasterKey(),
                        List.of()),
                command.erasure().value(),
                command.by());
        for (FragmentId member : members) {
            int turn = appends.standing(member).turn() + 1;
            appends.append(
                    member,
                    StreamKind.FRAGMENT,
                    new FragmentErased(member, command.erasure(), turn),
                    command.by());
        }
        return new ErasureReceipt(command.erasure(), root, 0);
    }

    /** All fragments of a tree, the root first. */
    private static List<FragmentId> members(FragmentId root, StreamAppends appends) {
        Set<FragmentId> found = new LinkedHashSet<>(List.of(root));
        List<FragmentId> next = List.of(root);
        while (!next.isEmpty()) {
            List<FragmentId> below = new ArrayList<>();
            for (FragmentId id : next) {
                appends.fragment(id).children().stream().filter(found::add).forEach(below::add);
            }
            next = below;
        }
        return List.copyOf(found);
    }
}
