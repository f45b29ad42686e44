package dev.annals.axonserver.distributed;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes commands and their answers as JSON on their way between processes of one version. Only records of the language,
 * plain values and {@link RefusalDetails} travel; no other class is ever looked for.
 */
final class CommandSerializer extends Jackson3Serializer {

    private static final String LANGUAGE = "dev.annals.api.";
    private static final String PLAIN = "java.lang.";

    CommandSerializer() {
        super(builder());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> found = isName(type.getName()) ? super.classForType(type) : Object.class;
        if (isAllowed(found)) {
            return found;
        }
        throw new SerializationException("No " + type.getName() + " may travel as a command or answer");
    }

    private static boolean isName(String name) {
        return name.startsWith(LANGUAGE)
                || name.startsWith(PLAIN)
                || name.equals(RefusalDetails.class.getName())
                || name.equals(SerializedType.emptyType().getName());
    }

    private static boolean isAllowed(Class<?> type) {
        return type.isRecord()
                || type == Void.class
                || type == String.class
                || type == Boolean.class
                || Number.class.isAssignableFrom(type);
    }
}
