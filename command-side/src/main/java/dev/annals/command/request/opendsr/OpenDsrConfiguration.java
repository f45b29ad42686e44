package dev.annals.command.request.opendsr;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Sets up where controllers send requests. */
@Configuration(proxyBeanMethods = false)
public class OpenDsrConfiguration {

    @Bean
    OpenDsrController openDsrController(
            CommandGateway commands,
            Normalisation normalisation,
            LawBook laws,
            FragmentIds ids,
            EventLog log,
            ProcessorSignature signature,
            Clock clock,
            Environment environment) {
        boolean allowHttp = environment.getProperty("annals.channels.allow-http", Boolean.class, false);
        return new OpenDsrController(
                commands, new RequestReading(normalisation, allowHttp), laws, ids, log, signature, clock);
    }

    @Bean
    CallbacksController callbacksController(CommandGateway commands, EventLog log) {
        return new CallbacksController(commands, log);
    }
}
