package dev.annals.sagas;

import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.SagaProcessor;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import dev.annals.platform.segment.Memberships;
import dev.annals.sagas.delivery.AudienceRounds;
import dev.annals.sagas.delivery.AudienceSync;
import dev.annals.sagas.delivery.DeferredDeliverySaga;
import dev.annals.sagas.delivery.WantedDeliveries;
import dev.annals.sagas.journey.JourneySagasConfiguration;
import dev.annals.sagas.request.SubjectRequestSaga;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the sagas room: the shells that turn events and deadlines into decisions and commands. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.SAGAS)
@Import(JourneySagasConfiguration.class)
public class SagasConfiguration {

    @Bean
    SagaProcessor subjectRequests() {
        return new SagaProcessor("subject-requests", SubjectRequestSaga.class);
    }

    @Bean
    SagaProcessor deferredDeliveries() {
        return new SagaProcessor("deferred-deliveries", DeferredDeliverySaga.class);
    }

    @Bean
    LogProcessor wantedDeliveries(SagaCommands sagaCommands) {
        return new LogProcessor("wanted-deliveries", new WantedDeliveries(sagaCommands), 1, 200);
    }

    @Bean
    LogProcessor audienceSync(
            AudienceBook audiences, Recipients recipients, Memberships memberships, SagaCommands sagaCommands) {
        return new LogProcessor(
                "audience-sync", new AudienceSync(audiences, recipients, memberships, sagaCommands), 1, 200);
    }

    @Bean
    AudienceRounds audienceRounds(
            AudienceBook audiences,
            Memberships memberships,
            AudienceMembers members,
            SagaCommands sagaCommands,
            Clock clock) {
        return new AudienceRounds(audiences, memberships, members, sagaCommands, clock);
    }

    @Bean
    SagaCommands sagaCommands(CommandGateway commands) {
        return new CommandsBeside(commands);
    }
}
