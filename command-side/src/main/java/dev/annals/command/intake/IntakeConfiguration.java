package dev.annals.command.intake;

import dev.annals.command.interaction.BodyReader;
import dev.annals.command.interaction.ItemChecks;
import dev.annals.command.interaction.Recorder;
import dev.annals.platform.security.WriteKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Opens the endpoints of intake. {@code annals.public-url} names the address under which browsers reach this
 * installation, where it is another than the one their requests show.
 */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    Intake intake(BodyReader bodies, ItemChecks checks, Recorder recorder, Clock clock) {
        return new Intake(bodies, checks, recorder, clock);
    }

    @Bean
    Senders senders(WriteKeys keys) {
        return new Senders(keys);
    }

    @Bean
    OpenApiCustomizer intakeDescription() {
        return new IntakeDescription();
    }

    @Bean
    TrackingController trackingController(Senders senders, Intake intake) {
        return new TrackingController(senders, intake);
    }

    @Bean
    PixelController pixelController(Senders senders, Intake intake, MeterRegistry meters) {
        return new PixelController(senders, intake, meters);
    }

    @Bean
    SettingsController settingsController(Senders senders, Environment environment) {
        return new SettingsController(senders, environment.getProperty("annals.public-url"));
    }

    @Bean
    InteractionsController interactionsController(Senders senders, Intake intake) {
        return new InteractionsController(senders, intake);
    }

    @Bean
    CloudEventsController cloudEventsController(Intake intake) {
        return new CloudEventsController(intake);
    }
}
