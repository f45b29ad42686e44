package dev.annals.axonserver.serialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Wire;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.testkit.InMemorySubjectKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    private final EventSerializer serializer =
            new EventSerializer(new SealedRecords(new InMemorySubjectKeys()), StoredNames.ofTheHouse());

    @Test
    void anEventIsStoredUnderItsWireNameAndRevision() {
        PersonalDataRead event = Samples.of(PersonalDataRead.class);

        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("access.personal-data-read", "1"));
        assertThat(serializer.classForType(stored.getType())).isEqualTo(PersonalDataRead.class);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(event);
    }

    @Test
    void aClassNameIsNeverLookedFor() {
        SerializedObject<byte[]> forged =
                new SimpleSerializedObject<>(new byte[] {1}, byte[].class, PersonalDataRead.class.getName(), "1");

        assertThat(serializer.classForType(forged.getType())).isEqualTo(UnknownEvent.class);
        assertThatThrownBy(() -> serializer.deserialize(forged))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("run the version of Annals that stored it");
    }

    @Test
    void metaDataArePlainValuesAndTakeNoRoomWhenThereAreNone() {
        MetaData values = MetaData.from(Map.of("actor", "admin:kay", "attempt", 2, "late", true));

        assertThat(serializer.serialize(MetaData.emptyInstance(), byte[].class).getData())
                .isEmpty();
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(values, byte[].class)))
                .isEqualTo(values);
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("who", List.of()), byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("who");
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> serializer.serialize(List.of(), byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void twoRecordsCannotHaveTheSameName() {
        @Wire(name = "access.personal-data-read")
        record Twin() {}

        assertThatThrownBy(() -> new StoredNames(List.of(PersonalDataRead.class, Twin.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are called access.personal-data-read");
    }
}
