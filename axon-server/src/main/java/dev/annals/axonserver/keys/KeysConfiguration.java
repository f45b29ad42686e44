package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.HmacFragmentIds;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the installation with its master keyset, and offers the keys of subjects and the derivation of ids. */
@Configuration(proxyBeanMethods = false)
public class KeysConfiguration {

    /** The keyset file is {@code annals.master-keyset}, or {@code master.keyset} in the data folder. */
    @Bean
    Installation installation(DataSource dataSource, Environment environment) {
        Path data = Path.of(environment.getProperty("annals.data", "data"));
        String keyset = environment.getProperty("annals.master-keyset");
        return Installation.open(dataSource, keyset == null ? data.resolve("master.keyset") : Path.of(keyset));
    }

    @Bean
    PostgresSubjectKeys subjectKeys(DataSource dataSource, Installation installation) {
        return new PostgresSubjectKeys(dataSource, installation.masterKey());
    }

    @Bean
    DestroyedKeys destroyedKeys(DataSource dataSource, Installation installation, PostgresSubjectKeys keys) {
        return DestroyedKeys.watch(dataSource, installation.masterKey(), keys);
    }

    @Bean
    FragmentIds fragmentIds(Installation installation) {
        return new HmacFragmentIds(installation.indexKey());
    }

    @Bean
    KeyRotation keyRotation(DataSource dataSource, Installation installation) {
        return new KeyRotation(dataSource, installation.masterKey());
    }
}
