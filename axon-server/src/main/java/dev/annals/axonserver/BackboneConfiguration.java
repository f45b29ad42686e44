package dev.annals.axonserver;

import dev.annals.axonserver.access.AccessConfiguration;
import dev.annals.axonserver.distributed.AxonServerLogConfiguration;
import dev.annals.axonserver.health.ObservationConfiguration;
import dev.annals.axonserver.keys.KeysConfiguration;
import dev.annals.axonserver.ledger.LedgerStoreConfiguration;
import dev.annals.axonserver.wiring.AxonConfiguration;
import dev.annals.axonserver.wiring.MongoReadStoreConfiguration;
import dev.annals.axonserver.wiring.PostgresLogConfiguration;
import dev.annals.axonserver.wiring.PostgresReadStoreConfiguration;
import dev.annals.axonserver.wiring.ProcessorsConfiguration;
import dev.annals.axonserver.wiring.SagaStoresConfiguration;
import dev.annals.axonserver.wiring.SerialisationConfiguration;
import dev.annals.axonserver.wiring.StoresConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The backbone as a whole, for every role: stores, keys, the log, commands and processors. */
@Configuration(proxyBeanMethods = false)
@Import({
    StoresConfiguration.class,
    KeysConfiguration.class,
    SerialisationConfiguration.class,
    PostgresLogConfiguration.class,
    AxonServerLogConfiguration.class,
    PostgresReadStoreConfiguration.class,
    MongoReadStoreConfiguration.class,
    ProcessorsConfiguration.class,
    SagaStoresConfiguration.class,
    AxonConfiguration.class,
    ObservationConfiguration.class,
    AccessConfiguration.class,
    LedgerStoreConfiguration.class
})
public class BackboneConfiguration {}
