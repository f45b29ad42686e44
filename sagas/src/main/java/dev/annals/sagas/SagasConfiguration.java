package dev.annals.sagas;

import dev.annals.platform.events.SagaProcessor;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import dev.annals.sagas.journey.JourneySagasConfiguration;
import dev.annals.sagas.request.SubjectRequestSaga;
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
    SagaCommands sagaCommands(CommandGateway commands) {
        return new CommandsBeside(commands);
    }
}
