package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.SplitProfile;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

/** Decides a split that somebody asks for: two fragments of one profile are kept apart from now on. */
final class Split extends IdentityDecision {

    private final FragmentId one;
    private final FragmentId other;
    private final String reason;
    private final MergeForest forest;

    Split(SplitProfile command, MergeForest forest) {
        super(List.of(command.one(), command.other()), command.by());
        this.one = command.one();
        this.other = command.other();
        this.reason = command.reason();
        this.forest = forest;
    }

    @Override
    void decided(StreamAppends appends) {
        if (one.equals(other)) {
            throw new Rejected(Rejection.CONFLICT, "Both are the same identifier, so there is nothing to split.");
        }
        if (appends.fragment(one).apart().contains(other)) {
            throw new Rejected(Rejection.CONFLICT, "The two are kept apart already.");
        }
        if (!appends.root(one).id().equals(appends.root(other).id())) {
            throw new Rejected(Rejection.CONFLICT, "The two are not one profile, so there is nothing to split.");
        }
        append(appends, List.of(new KeptApart(one, other, reason), new KeptApart(other, one, reason)));
        append(appends, forest.regroup(appends, List.of(one, other)));
    }
}
