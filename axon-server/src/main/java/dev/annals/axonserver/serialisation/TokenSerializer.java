package dev.annals.axonserver.serialisation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the tokens of processors as text a person can read: a position as its number, under the name {@code position},
 * and a store's own id as JSON, under the name {@code store}. There are no other tokens in this house.
 */
public final class TokenSerializer implements Serializer {

    /** The name of a token that is a position. */
    public static final String POSITION = "position";

    private static final String STORE = "store";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.shared();
    private final Converter converter = new ChainingConverter(TokenSerializer.class.getClassLoader());

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        String text = switch (object) {
            case GlobalSequenceTrackingToken token -> Long.toString(token.getGlobalIndex());
            case ConfigToken token -> mapper.writeValueAsString(token.getConfig());
            case null -> "";
            default -> throw unknown(object.getClass().getSimpleName());
        };
        return new SimpleSerializedObject<>(
                converter.convert(text.getBytes(StandardCharsets.UTF_8), representation),
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
        if (SerializedType.emptyType().equals(stored.getType())) {
            return null;
        }
        String text = new String(converter.convert(stored, byte[].class).getData(), StandardCharsets.UTF_8);
        try {
            return switch (stored.getType().getName()) {
                case POSITION -> (T) new GlobalSequenceTrackingToken(Long.parseLong(text));
                case STORE -> (T) new ConfigToken(mapper.readValue(text, TEXTS));
                default -> throw unknown(stored.getType().getName());
            };
        } catch (NumberFormatException | JacksonException e) {
            throw new SerializationException("A token of a processor was damaged", e);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return switch (type.getName()) {
            case POSITION -> GlobalSequenceTrackingToken.class;
            case STORE -> ConfigToken.class;
            default -> Void.class;
        };
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class) {
            return SerializedType.emptyType();
        }
        if (type == GlobalSequenceTrackingToken.class) {
            return new SimpleSerializedType(POSITION, null);
        }
        if (type == ConfigToken.class) {
            return new SimpleSerializedType(STORE, null);
        }
        throw unknown(type.getSimpleName());
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static SerializationException unknown(String kind) {
        return new SerializationException("Tokens of processors are positions; " + kind
                + " is not one: rebuild a projection beside the live one instead of resetting its tokens");
    }
}
