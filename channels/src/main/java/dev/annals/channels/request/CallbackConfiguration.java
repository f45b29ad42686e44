package dev.annals.channels.request;

import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what calls controllers back. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.CHANNELS)
public class CallbackConfiguration {

    @Bean
    CallbackRounds callbackRounds(
            EventLog log,
            OutboundHttp http,
            ProcessorSignature signature,
            OpenDsrProperties properties,
            CommandGateway commands,
            PackageLinks packageLinks,
            Environment environment,
            MeterRegistry meters,
            Clock clock) {
        String publicUrl = environment.getProperty("annals.public-url");
        CallbackQueue queue =
                new CallbackQueue(() -> ThreadLocalRandom.current().nextDouble());
        Gauge.builder("annals.opendsr.callbacks.waiting", queue, CallbackQueue::waiting)
                .description("Callbacks of OpenDSR that were not taken yet")
                .register(meters);
        return new CallbackRounds(new Callbacks(
                log,
                queue,
                http,
                signature,
                new RequestPackages(packageLinks),
                publicUrl == null ? null : publicUrl.strip().replaceFirst("/$", ""),
                ended -> OnRecord.await(commands.send(ended), "It is not on record how a callback ended."),
                properties.callbackAttempts(),
                clock));
    }
}
