package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has those suggestions merged that are surer than was configured, by the command that a person's confirmation sends.
 * What is refused, or concerns a profile that has just been merged, stays a suggestion.
 */
final class SureMerges implements UnaryOperator<List<Suggestion>> {

    private static final Logger LOG = LoggerFactory.getLogger(SureMerges.class);
    private static final long PATIENCE_SECONDS = 5;

    private final double above;
    private final CommandGateway commands;

    /** @param above the probability from which nobody is asked */
    SureMerges(double above, CommandGateway commands) {
        this.above = above;
        this.commands = commands;
    }

    /** The suggestions that are left for a person to decide on. */
    @Override
    public List<Suggestion> apply(List<Suggestion> suggestions) {
        List<Suggestion> left = new ArrayList<>();
        Set<FragmentId> changed = new HashSet<>();
        for (Suggestion suggestion : suggestions) {
            FragmentId one = suggestion.id().one();
            FragmentId other = suggestion.id().other();
            boolean isSure = suggestion.probability() >= above && !changed.contains(one) && !changed.contains(other);
            if (isSure && isMerged(suggestion)) {
                changed.add(one);
                changed.add(other);
            } else {
                left.add(suggestion);
            }
        }
        return List.copyOf(left);
    }

    private boolean isMerged(Suggestion suggestion) {
        String reason = String.format(
                Locale.ROOT,
                "Of one person with a probability of %.6f; annals.identity.merge-above is %s.",
                suggestion.probability(),
                above);
        try {
            commands.send(new MergeProfiles(
                            suggestion.id().one(), suggestion.id().other(), true, reason, RecordedEvent.SYSTEM))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            return false;
        } catch (TimeoutException late) {
            LOG.warn("A merge of two profiles that are surely of one person was not answered in time.");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
