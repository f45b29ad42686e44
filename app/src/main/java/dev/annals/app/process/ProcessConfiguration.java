package dev.annals.app.process;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.platform.security.AccessTokens;
import dev.annals.platform.security.FirstToken;
import java.io.File;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;

/** What belongs to the process itself rather than to a room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessProperties.class)
class ProcessConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessConfiguration.class);

    @Bean
    InstallationFiles installationFiles(ProcessProperties properties) {
        return new InstallationFiles(properties.data().toAbsolutePath().normalize());
    }

    @Bean
    Presence presence(InstallationFiles files, WebServerApplicationContext context) {
        return new Presence(files, context);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> foldersOfTheServer(InstallationFiles files) {
        return server -> {
            File documents = files.server().resolve("documents").toFile();
            if (!documents.isDirectory() && !documents.mkdirs()) {
                throw new IllegalStateException("The folder " + documents
                        + " cannot be created. Give a folder this user may write to with --data.");
            }
            server.setBaseDirectory(files.server().toFile());
            server.setDocumentRoot(documents);
        };
    }

    /** Runs before the process says that it is ready. */
    @Bean
    ApplicationRunner firstToken(AccessTokens tokens, InstallationFiles files) {
        return arguments -> {
            if (new FirstToken(tokens).ensure(files.adminToken())) {
                LOG.info("The token of the first administrator is in {}", files.adminToken());
            }
        };
    }

    /** Says first of all what the process understood. */
    @Bean
    ApplicationListener<ContextRefreshedEvent> roles(ProcessProperties process, BackboneProperties backbone) {
        return refreshed -> {
            List<String> idle = RoleSplit.idle(process, backbone.isEmbedded());
            LOG.info("Roles: {}", process.dutiesText());
            if (!idle.isEmpty()) {
                LOG.warn("Nobody has the roles {}: the embedded PostgreSQL serves this process only", idle);
            }
        };
    }
}
