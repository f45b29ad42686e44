package dev.annals.command.consent;

import dev.annals.api.consent.ConfirmConsent;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.ConsentTokens;
import dev.annals.platform.crypto.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Has answers to requests for consent recorded, whoever passes them on. */
final class Confirmations {

    private final CommandGateway commands;
    private final Clock clock;

    Confirmations(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Answers a request by its token. */
    ConsentReceipt confirm(String token, ConsentEvidence evidence) {
        return Objects.requireNonNull(Waiting.forAnswer(commands.<ConsentReceipt>send(new ConfirmConsent(
                ConsentTokens.fragment(token),
                Sha256.hex(token),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                evidence.orNull()))));
    }
}
