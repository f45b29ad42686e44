package dev.annals.query.identity.rules;

import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.PublishRules;
import dev.annals.api.identity.PublishedRules;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.identity.RulesLog;
import dev.annals.platform.identity.RulesLog.Standing;
import dev.annals.platform.web.ExpectedVersion;
import dev.annals.query.identity.whatif.CandidateFile;
import dev.annals.query.identity.whatif.WhatIf;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Publishes identity rules, unless they would make one of too many profiles and nobody confirmed that. */
final class Publishing {

    private static final double MOST_COLLAPSING = 0.01;
    private static final int PATIENCE_SECONDS = 15;

    private final RulesLog log;
    private final RulesInForce rules;
    private final WhatIf whatIf;
    private final CommandGateway commands;

    Publishing(RulesLog log, RulesInForce rules, WhatIf whatIf, CommandGateway commands) {
        this.log = log;
        this.rules = rules;
        this.whatIf = whatIf;
        this.commands = commands;
    }

    /**
     * Publishes.
     *
     * @param file the rules
     * @param retroactive whether they hold for the past as well
     * @param expected the version that has to be in force; {@link ExpectedVersion#ANY} for whichever is
     * @param confirm how many profiles may collapse; null when nobody said
     * @param by who publishes
     * @throws Rejected when another version is in force, the one in force is not applied to the past yet, or more
     *     profiles would collapse than was confirmed
     */
    Publication publish(CandidateFile file, boolean retroactive, int expected, @Nullable Long confirm, String by) {
        Standing standing = log.standing();
        CompiledRules now = inForce(standing);
        int version = now.rules().version();
        if (expected != ExpectedVersion.ANY && expected != version) {
            throw new Rejected(
                    Rejection.CONFLICT, "Version " + version + " is in force, not version " + expected + ".");
        }
        if (!retroactive && standing.isUnderWay()) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "Version " + version + " is not applied to the whole past yet. Wait for that, or publish for the"
                            + " past as well.");
        }
        long collapsing = retroactive ? collapsing(now, file, confirm) : 0;
        PublishedRules published = send(new PublishRules(file.text(), retroactive, version, by));
        return new Publication(published.version(), retroactive, collapsing, published.position());
    }

    /** The rules in force, also where this process was not told yet. */
    private CompiledRules inForce(Standing standing) {
        if (standing.published() != null && standing.published().event() instanceof RulesPublished it) {
            rules.take(it.rules());
        }
        return rules.now();
    }

    private long collapsing(CompiledRules now, CandidateFile file, @Nullable Long confirm) {
        WhatIf.Collapse collapse = whatIf.collapse(now, file.rules());
        boolean isConfirmed = confirm != null && confirm == collapse.profiles();
        if (collapse.share() > MOST_COLLAPSING && !isConfirmed) {
            throw new Rejected(
                    Rejection.CONFIRMATION_NEEDED,
                    "Of " + collapse.of() + " profiles " + collapse.profiles() + " would become part of others, "
                            + String.format(Locale.ROOT, "%.1f", collapse.share() * 100)
                            + " %. If that is meant, publish with confirm=" + collapse.profiles() + ".");
        }
        return collapse.profiles();
    }

    private PublishedRules send(PublishRules command) {
        try {
            return commands.<PublishedRules>send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Rejected rejected ? rejected : unknown();
        } catch (TimeoutException late) {
            throw unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static Rejected unknown() {
        return new Rejected(
                Rejection.STORE_UNAVAILABLE, "Whether the rules were published is not known; see which are in force.");
    }
}
