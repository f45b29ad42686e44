package dev.annals.axonserver.serialisation;

import dev.annals.platform.sealing.RecordCodec;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Stores events and snapshots by their {@link dev.annals.api.Wire} names through the {@link RecordCodec}, and meta data
 * as small CBOR maps. What is not on the list of {@link StoredNames} is neither written nor looked for.
 */
public final class EventSerializer implements Serializer {

    private static final SerializedType META_DATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final RecordCodec codec;
    private final StoredNames names;
    private final MetaDataCodec metaData;
    private final Converter converter;

    public EventSerializer(RecordCodec codec, StoredNames names) {
        this.codec = codec;
        this.names = names;
        this.metaData = new MetaDataCodec(new CBORMapper());
        this.converter = converters();
    }

    private static Converter converters() {
        ChainingConverter chain = new ChainingConverter(EventSerializer.class.getClassLoader());
        chain.registerConverter(new TreeConverters.FromBytes());
        chain.registerConverter(new TreeConverters.ToBytes());
        return chain;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        byte[] bytes = switch (object) {
            case null -> new byte[0];
            case MetaData values -> metaData.write(values);
            case Record stored -> codec.write(stored);
            default ->
                throw new SerializationException("Only records and meta data are stored, not a "
                        + object.getClass().getSimpleName());
        };
        return new SimpleSerializedObject<>(
                converter.convert(bytes, representation),
                representation,
                typeForClass(object == null ? null : object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        SerializedType type = stored.getType();
        if (SerializedType.emptyType().equals(type)) {
            return null;
        }
        byte[] bytes = converter.convert(stored, byte[].class).getData();
        if (META_DATA.getName().equals(type.getName())) {
            return (T) metaData.read(bytes);
        }
        return (T) codec.read(bytes, known(type));
    }

    private Class<? extends Record> known(SerializedType type) {
        return names.type(type.getName())
                .filter(record -> StoredNames.nameOf(record).equals(type))
                .orElseThrow(() -> new UnknownEventException(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (META_DATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        return names.type(type.getName())
                .filter(record -> StoredNames.nameOf(record).equals(type))
                .<Class<?>>map(record -> record)
                .orElse(UnknownEvent.class);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) {
            return SerializedType.emptyType();
        }
        return MetaData.class.equals(type) ? META_DATA : StoredNames.nameOf(type);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
