package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.ValueReleased;
import dev.annals.api.identity.ReleaseValue;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

/** Decides that the links of a quarantined value count again. */
final class Release extends IdentityDecision {

    private final FragmentId fragment;
    private final String reason;
    private final MergeForest forest;

    Release(ReleaseValue command, MergeForest forest) {
        super(List.of(command.fragment()), command.by());
        this.fragment = command.fragment();
        this.reason = command.reason();
        this.forest = forest;
    }

    @Override
    void decided(StreamAppends appends) {
        if (!appends.fragment(fragment).quarantined()) {
            throw new Rejected(Rejection.CONFLICT, "The value is not quarantined.");
        }
        append(appends, List.of(new ValueReleased(fragment, reason)));
        append(appends, forest.regroup(appends, List.of(fragment)));
    }
}
