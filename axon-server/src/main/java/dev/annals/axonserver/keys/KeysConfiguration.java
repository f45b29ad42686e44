package dev.annals.axonserver.keys;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.delivery.PostgresConnectors;
import dev.annals.axonserver.privacy.MasterKeyRenewed;
import dev.annals.axonserver.privacy.PostgresErasureProgress;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.crypto.DerivedKey;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.HmacFragmentIds;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.ErasureProgress;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the installation with its master keyset, and offers the keys of subjects and the derivation of ids. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenDsrProperties.class)
public class KeysConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(KeysConfiguration.class);

    /** The keyset file is {@code annals.master-keyset}, or {@code master.keyset} in the data folder. */
    @Bean
    Installation installation(DataSource dataSource, Environment environment) {
        Path data = Path.of(environment.getProperty("annals.data", "data"));
        String keyset = environment.getProperty("annals.master-keyset");
        return Installation.open(dataSource, keyset == null ? data.resolve("master.keyset") : Path.of(keyset));
    }

    @Bean
    PostgresSubjectKeys subjectKeys(DataSource dataSource, Installation installation) {
        PostgresSubjectKeys keys = new PostgresSubjectKeys(dataSource, installation.masterKey());
        int revenants = keys.destroyOfTheErased();
        if (revenants > 0) {
            LOG.warn(
                    "{} keys of erased subjects had come back, from a backup as it seems; they are destroyed",
                    revenants);
        }
        return keys;
    }

    @Bean
    ErasureProgress erasureProgress(DataSource dataSource) {
        return new PostgresErasureProgress(dataSource);
    }

    @Bean
    DestroyedKeys destroyedKeys(DataSource dataSource, Installation installation, PostgresSubjectKeys keys) {
        return DestroyedKeys.watch(dataSource, installation.masterKey(), keys);
    }

    @Bean
    FragmentIds fragmentIds(Installation installation) {
        return new HmacFragmentIds(installation.indexKey());
    }

    /** Signs certificates with a key derived from the index key, so that it is the same for ever on every node. */
    @Bean
    SignedJson certificateSigner(Installation installation) {
        return SignedJson.with(DerivedKey.of(installation.indexKey(), "annals.certificates.ed25519"));
    }

    /** Links to preferences are signed under a key that all nodes of the installation have. */
    @Bean
    PreferenceLinks preferenceLinks(Installation installation) {
        return new PreferenceLinks(DerivedKey.of(installation.indexKey(), "annals.preferences.hmac"));
    }

    /** So are links to what is held about a person. */
    @Bean
    PackageLinks packageLinks(Installation installation) {
        return new PackageLinks(DerivedKey.of(installation.indexKey(), "annals.packages.hmac"));
    }

    /** Answers by OpenDSR are signed by the certificate that the settings name, or by a key of the installation. */
    @Bean
    ProcessorSignature processorSignature(
            Installation installation, OpenDsrProperties properties, Environment environment, Clock clock) {
        return ProcessorSignature.of(
                properties,
                environment.getProperty("annals.public-url"),
                DerivedKey.of(installation.indexKey(), "annals.opendsr.p256"),
                clock.instant());
    }

    /** So are the addresses by which it is known what became of a message. */
    @Bean
    DeliveryLinks deliveryLinks(Installation installation) {
        return new DeliveryLinks(DerivedKey.of(installation.indexKey(), "annals.deliveries.hmac"));
    }

    /** What connectors are told in confidence is sealed under a key that all nodes have. */
    @Bean
    ConnectorStore connectorStore(DataSource dataSource, Installation installation, BackboneProperties properties) {
        return new PostgresConnectors(
                dataSource,
                DerivedKey.of(installation.indexKey(), "annals.connectors.aes"),
                properties.isEmbedded() ? "embedded" : UUID.randomUUID().toString());
    }

    @Bean
    KeyRotation keyRotation(DataSource dataSource, Installation installation) {
        return new KeyRotation(dataSource, installation.masterKey());
    }

    @Bean
    ErasureDuty masterKeyRenewed(KeyRotation rotation) {
        return new MasterKeyRenewed(rotation);
    }
}
