package dev.annals.axonserver.wiring;

import dev.annals.axonserver.eventstore.SubjectPrefetch;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.axonserver.serialisation.Upcasters;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How what is stored becomes bytes. */
@Configuration(proxyBeanMethods = false)
public class SerialisationConfiguration {

    @Bean
    RecordCodec recordCodec(SubjectKeys keys) {
        return new SealedRecords(keys);
    }

    @Bean
    SubjectPrefetch subjectPrefetch(SubjectKeys keys) {
        return keys::find;
    }

    @Bean
    EventSerializer eventSerializer(RecordCodec codec) {
        return new EventSerializer(codec, StoredNames.ofTheHouse());
    }

    @Bean
    TokenSerializer tokenSerializer() {
        return new TokenSerializer();
    }

    @Bean
    Upcasters upcasters() {
        return Upcasters.ofTheHouse();
    }
}
