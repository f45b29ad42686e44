package dev.annals.query.identity.rules;

import dev.annals.api.identity.FinishRegrouping;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.RegroupPast;
import dev.annals.api.identity.RegroupPast.Value;
import dev.annals.api.identity.RegroupedPast;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.events.Processors;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.RulesLog;
import dev.annals.platform.identity.RulesLog.Standing;
import dev.annals.platform.rounds.Rounds;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.query.identity.whatif.Drift;
import dev.annals.query.identity.whatif.Drift.Drifted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies rules that hold for the past to what is recorded: looks for what differs, has it decided anew in small steps,
 * and looks again until nothing differs. It rests twice as long as it works. How far it is stands in the log alone, so any
 * process goes on where another one ended, and newer rules take over at once.
 */
final class PastRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(PastRounds.class);
    private static final int STEP = 100;
    private static final int REST = 2;
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofMinutes(1);
    /** By then every process goes by rules that were published. */
    private static final Duration HEARD_OF = Duration.ofSeconds(2);

    private final RulesLog log;
    private final Drift drift;
    private final ReadModel<FragmentDocument> fragments;
    private final RecordedValues values;
    private final Processors processors;
    private final CommandGateway commands;
    private final Clock clock;
    private @Nullable Work work;

    PastRounds(
            RulesLog log,
            ReadModel<FragmentDocument> fragments,
            RecordedValues values,
            Processors processors,
            CommandGateway commands,
            Clock clock) {
        super(Thread.ofPlatform().name("annals-identity-past").daemon(), IDLE);
        this.log = log;
        this.drift = new Drift(fragments, values);
        this.fragments = fragments;
        this.values = values;
        this.processors = processors;
        this.commands = commands;
        this.clock = clock;
    }

    /** What was found to differ from a version of the rules. */
    private static final class Work {

        private final CompiledRules rules;
        private final Deque<Drifted> open;
        private int events;

        Work(CompiledRules rules, List<Drifted> found) {
            this.rules = rules;
            this.open = new ArrayDeque<>(found);
        }

        int version() {
            return rules.rules().version();
        }

        List<Drifted> next() {
            List<Drifted> next = new ArrayList<>();
            while (next.size() < STEP && !open.isEmpty()) {
                next.add(open.poll());
            }
            return next;
        }
    }

    @Override
    protected Duration round() {
        long began = System.nanoTime();
        Duration pause = go();
        Duration rest = Duration.ofNanos(REST * (System.nanoTime() - began));
        return rest.compareTo(pause) > 0 ? rest : pause;
    }

    /** Goes one step, and answers the shortest pause behind it. */
    private Duration go() {
        try {
            if (log.isUnderWay()) {
                return apply(log.standing());
            }
        } catch (Rejected refused) {
            LOG.debug("A step of applying identity rules to the past is not taken: {}", refused.rejection());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Identity rules cannot be applied to the past just now: {}",
                    failed.getClass().getName());
        }
        work = null;
        return IDLE;
    }

    private Duration apply(Standing standing) {
        if (standing.published() == null || !(standing.published().event() instanceof RulesPublished published)) {
            return IDLE;
        }
        IdentityRules rules = published.rules();
        if (work == null || work.version() != rules.version() || work.open.isEmpty()) {
            if (processors.position(fragments.processor()) < standing.position()) {
                return SOON;
            }
            boolean wasInVain = work != null && work.version() == rules.version() && work.events == 0;
            CompiledRules compiled = new CompiledRules(rules);
            List<Drifted> found = drift.from(compiled);
            if (found.isEmpty()) {
                return finish(rules.version(), standing.published().at());
            }
            if (wasInVain) {
                LOG.warn(
                        "{} fragments differ from version {} of the identity rules, and deciding anew changes nothing",
                        found.size(),
                        rules.version());
                work = null;
                return LATER;
            }
            work = new Work(compiled, found);
        }
        step(work, standing.steps());
        return SOON;
    }

    private void step(Work now, int number) {
        List<Drifted> next = now.next();
        Map<String, FragmentDocument> respelled = fragments.get(next.stream()
                .filter(Drifted::respelled)
                .map(drifted -> ProfileProjection.key(drifted.fragment()))
                .toList());
        List<Value> decided = next.stream()
                .map(drifted -> new Value(
                        drifted.fragment(),
                        drifted.blocked(),
                        spelled(respelled.get(ProfileProjection.key(drifted.fragment())), now.rules),
                        drifted.unlike()))
                .toList();
        CompletableFuture<RegroupedPast> answer =
                commands.send(new RegroupPast(now.version(), number, now.open.size(), decided));
        OnRecord.await(answer, "What rules say of the past was not decided in time.");
        now.events += answer.join().events();
    }

    private @Nullable Identifier spelled(@Nullable FragmentDocument document, CompiledRules rules) {
        Namespace namespace = document == null ? null : document.namespace();
        String value = document == null ? null : document.value();
        return namespace == null || value == null
                ? null
                : values.of(namespace, value, rules).spelled();
    }

    private Duration finish(int version, Instant published) {
        work = null;
        Duration since = Duration.between(published, clock.instant());
        if (since.compareTo(HEARD_OF) < 0) {
            return HEARD_OF.minus(since);
        }
        OnRecord.await(commands.send(new FinishRegrouping(version)), "That rules are applied is not on record.");
        return IDLE;
    }
}
