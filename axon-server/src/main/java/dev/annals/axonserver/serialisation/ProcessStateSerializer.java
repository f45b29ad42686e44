package dev.annals.axonserver.serialisation;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes what sagas keep, and what they wait for, as JSON. Sagas go by the names of their processors; besides them only
 * plain texts, meta data and Axon's description of a saga are written, and no other class is ever looked for.
 */
public final class ProcessStateSerializer extends Jackson3Serializer {

    private static final Map<String, Class<?>> PLAIN =
            Map.of("text", String.class, "saga", SagaScopeDescriptor.class, MetaData.class.getName(), MetaData.class);

    private final Map<String, Class<?>> types = new HashMap<>(PLAIN);
    private final Map<Class<?>, String> names = new HashMap<>();

    /** @param sagas the sagas, by the names of their processors */
    public ProcessStateSerializer(Map<String, Class<?>> sagas) {
        super(builder()
                .jsonMapperBuilderCustomizer(json -> json.changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))));
        sagas.forEach((name, type) -> types.put("saga:" + name, type));
        types.forEach((name, type) -> names.put(type, name));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        Class<?> found = types.get(type.getName());
        if (found == null) {
            throw new SerializationException("No " + type.getName() + " is kept for sagas");
        }
        return found;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (type == null || type == Void.class || type == void.class) {
            return SerializedType.emptyType();
        }
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException("No " + type.getSimpleName() + " is kept for sagas");
        }
        return new SimpleSerializedType(name, null);
    }
}
