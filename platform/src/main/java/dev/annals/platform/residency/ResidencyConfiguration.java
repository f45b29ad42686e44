package dev.annals.platform.residency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** {@code annals.residency.rules}: a file that says where people's data live and how they may leave. */
@Configuration(proxyBeanMethods = false)
public class ResidencyConfiguration {

    @Bean
    ResidencyPolicy residencyPolicy(Environment environment) {
        String file = environment.getProperty("annals.residency.rules", "");
        if (file.isEmpty()) {
            return ResidencyPolicy.open();
        }
        try {
            return ResidencyPolicy.read(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("annals.residency.rules names a file that cannot be read", e);
        }
    }
}
