package dev.annals.platform.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** {@code annals.requests.laws}: a file of laws that takes the place of the {@code laws.yaml} Annals comes with. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {

    @Bean
    LawBook lawBook(Environment environment) {
        String file = environment.getProperty("annals.requests.laws", "");
        if (file.isEmpty()) {
            return LawBook.ofAnnals();
        }
        try {
            return LawsYaml.read(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("annals.requests.laws names a file that cannot be read", e);
        }
    }
}
