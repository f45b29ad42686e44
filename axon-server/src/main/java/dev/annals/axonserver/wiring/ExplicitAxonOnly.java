package dev.annals.axonserver.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps everything out that Axon would configure by itself, because on this version of Spring Boot much of that silently
 * becomes a stand-in that stores nothing. The backbone says what is used instead.
 */
final class ExplicitAxonOnly implements AutoConfigurationImportFilter {

    private static final String AXON = "org.axonframework.springboot.autoconfig.";

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[autoConfigurations.length];
        for (int i = 0; i < wanted.length; i++) {
            String name = autoConfigurations[i];
            wanted[i] = name == null || !name.startsWith(AXON);
        }
        return wanted;
    }
}
