package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.LiftApart;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

/** Decides that two fragments need not be kept apart any more. */
final class Lift extends IdentityDecision {

    private final FragmentId one;
    private final FragmentId other;
    private final String reason;
    private final MergeForest forest;

    Lift(LiftApart command, MergeForest forest) {
        super(List.of(command.one(), command.other()), command.by());
        this.one = command.one();
        this.other = command.other();
        this.reason = command.reason();
        this.forest = forest;
    }

    @Override
    void decided(StreamAppends appends) {
        if (!appends.fragment(one).apart().contains(other)) {
            throw new Rejected(Rejection.CONFLICT, "The two are not kept apart.");
        }
        append(appends, List.of(new ApartLifted(one, other, reason), new ApartLifted(other, one, reason)));
        append(appends, forest.regroup(appends, List.of(one, other)));
    }
}
