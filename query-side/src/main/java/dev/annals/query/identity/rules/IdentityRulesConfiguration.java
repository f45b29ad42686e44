package dev.annals.query.identity.rules;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.identity.InitialRules;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.identity.RulesLog;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.whatif.WhatIf;
import dev.annals.query.identity.whatif.WhatIfController;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the endpoints for identity rules: which hold, what others would change, and their publication. */
@Configuration(proxyBeanMethods = false)
public class IdentityRulesConfiguration {

    @Bean
    WhatIf whatIf(ReadModel<FragmentDocument> fragments, RecordedValues values) {
        return new WhatIf(fragments, values);
    }

    @Bean
    WhatIfController whatIfController(
            WhatIf whatIf, RulesInForce rules, ReadModel<FragmentDocument> fragments, ReadGate gate) {
        return new WhatIfController(whatIf, rules, fragments, gate);
    }

    @Bean
    RulesController identityRulesController(
            EventLog events,
            FragmentIds ids,
            InitialRules initial,
            RulesInForce rules,
            WhatIf whatIf,
            CommandGateway commands) {
        RulesLog log = new RulesLog(events, ids);
        return new RulesController(log, initial, new Publishing(log, rules, whatIf, commands));
    }

    @Bean
    PastRounds identityPastRounds(
            EventLog events,
            FragmentIds ids,
            ReadModel<FragmentDocument> fragments,
            RecordedValues values,
            Processors processors,
            CommandGateway commands,
            Clock clock) {
        return new PastRounds(new RulesLog(events, ids), fragments, values, processors, commands, clock);
    }
}
