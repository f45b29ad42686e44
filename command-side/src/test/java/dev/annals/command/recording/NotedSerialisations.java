package dev.annals.command.recording;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** Takes note of the threads on which anything is serialised, to bytes that say nothing. */
final class NotedSerialisations implements Serializer {

    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final Converter converter = new ChainingConverter();
    private volatile boolean failing;

    List<String> threads() {
        return List.copyOf(threads);
    }

    void failNext() {
        failing = true;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        threads.add(Thread.currentThread().getName());
        if (failing) {
            failing = false;
            throw new SerializationException("not now");
        }
        return new SimpleSerializedObject<>(
                converter.convert(new byte[0], representation), representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == byte[].class;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        throw new UnsupportedOperationException("Nothing is read here");
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return Object.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return new SimpleSerializedType(type.getName(), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
