package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.ValueAllowed;
import dev.annals.api.identity.IdentityEvent.ValueBlocked;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.RegroupPast;
import dev.annals.api.identity.RegroupPast.Value;
import dev.annals.api.identity.RegroupedPast;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.identity.Fragment.Known;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.Refusals;
import dev.annals.platform.identity.RulesLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides anew what rules that hold for the past say of some fragments: first of each value alone, then of everything
 * that is linked with it. Each step of a version has an id of its own, so it is taken once, whoever asks for it.
 */
final class PastRegrouping implements Decision<RegroupedPast> {

    private final RegroupPast command;
    private final MergeForest forest;
    private final FragmentIds ids;
    private final UUID id;
    private final UUID publication;

    PastRegrouping(RegroupPast command, MergeForest forest, FragmentIds ids) {
        this.command = command;
        this.forest = forest;
        this.ids = ids;
        this.id = ids.eventOf("identity-past", command.version() + ":" + command.step());
        this.publication = RulesCommands.publication(ids, command.version());
    }

    @Override
    public Set<UUID> eventIds() {
        return Set.of(id);
    }

    @Override
    public Set<FragmentId> fragments() {
        return command.values().stream().map(Value::fragment).collect(Collectors.toSet());
    }

    @Override
    public RegroupedPast decide(StreamAppends appends) {
        if (forest.rules().version() != command.version()) {
            throw new Rejected(Rejection.CONFLICT, "Other rules were published meanwhile.");
        }
        if (appends.isStored(id)) {
            throw new Rejected(Rejection.CONFLICT, "This step was taken already.");
        }
        Step step = new Step(appends);
        command.values().forEach(step::decideOnValue);
        step.regroup(command.values());
        Reshaping reshaping = step.reshaping;
        if (step.events > 0) {
            FragmentId stream = RulesLog.stream(ids);
            PastRegrouped regrouped = new PastRegrouped(
                    stream,
                    command.version(),
                    command.values().size(),
                    command.remaining(),
                    reshaping.split(),
                    reshaping.merged());
            appends.append(stream, StreamKind.RULES, regrouped, id, RecordedEvent.SYSTEM);
        }
        return new RegroupedPast(step.events, reshaping.split(), reshaping.merged(), -1);
    }

    private final class Step {

        private final StreamAppends appends;
        private final Reshaping reshaping;
        private int events;

        Step(StreamAppends appends) {
            this.appends = appends;
            this.reshaping = new Reshaping(appends);
        }

        void decideOnValue(Value value) {
            Fragment fragment = reshaping.fragment(value.fragment());
            if (!fragment.isOpened()) {
                return;
            }
            if (value.blocked() && fragment.blockedBy() == null) {
                append(List.of(new ValueBlocked(fragment.id(), command.version())));
            } else if (!value.blocked() && fragment.blockedBy() != null) {
                append(List.of(new ValueAllowed(fragment.id(), command.version())));
            }
            for (FragmentId unlike : value.unlike()) {
                Known known = fragment.links().get(unlike);
                if (known != null && reshaping.fragment(unlike).links().containsKey(fragment.id())) {
                    append(MergeForest.bothEnds(known.statement().link(), Refusals.SPELLED_DIFFERENTLY));
                }
            }
            if (value.spelled() != null) {
                spelled(fragment, value.spelled());
            }
        }

        private void spelled(Fragment fragment, Identifier as) {
            FragmentId alike = ids.of(as);
            if (appends.standing(alike).isErased()) {
                return;
            }
            if (!reshaping.fragment(alike).isOpened()) {
                append(List.of(new FragmentOpened(alike, as.namespace(), as.value())));
            }
            Known known = fragment.links().get(alike);
            boolean isSaid = known != null
                    && !Refusals.SPELLED_DIFFERENTLY.equals(known.statement().refusal())
                    && !LinkRule.SAME_VALUE.isStrongerThan(known.statement().rule());
            if (!isSaid) {
                append(forest.link(reshaping, fragment.id(), alike, LinkRule.SAME_VALUE, publication, null));
            }
        }

        void regroup(List<Value> values) {
            Set<FragmentId> looked = new HashSet<>();
            for (Value value : values) {
                if (!looked.contains(value.fragment())
                        && reshaping.fragment(value.fragment()).isOpened()) {
                    append(forest.regroup(reshaping, List.of(value.fragment()), looked));
                }
            }
        }

        private void append(List<? extends IdentityEvent> decided) {
            decided.forEach(
                    event -> appends.append(event.fragment(), StreamKind.FRAGMENT, event, RecordedEvent.SYSTEM));
            events += decided.size();
        }
    }
}
