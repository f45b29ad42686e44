package dev.annals.channels.ledger;

import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.LedgerProperties;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the witnesses that the settings name. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.CHANNELS)
@EnableConfigurationProperties(LedgerProperties.class)
public class WitnessConfiguration {

    @Bean
    WitnessRounds witnessRounds(Checkpoints checkpoints, LedgerProperties properties, OutboundHttp http, Clock clock) {
        LedgerProperties.Witness given = properties.witness();
        List<Witness> witnesses = new ArrayList<>();
        if (given.file() != null) {
            witnesses.add(new FileWitness(given.file()));
        }
        if (given.webhook() != null) {
            witnesses.add(new WebhookWitness(given.webhook(), http));
        }
        if (given.syslog() != null) {
            witnesses.add(new SyslogWitness(given.syslog(), clock));
        }
        return new WitnessRounds(new Witnesses(checkpoints, witnesses), given.every());
    }
}
