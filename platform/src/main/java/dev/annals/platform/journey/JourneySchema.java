package dev.annals.platform.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (draft-07) by which editors complete and explain definitions while they are written. */
public final class JourneySchema {

    private static final String NAME = "journey-v1.schema.json";

    private JourneySchema() {}

    /** The schema. */
    public static String text() {
        try (InputStream file = Objects.requireNonNull(JourneySchema.class.getResourceAsStream(NAME))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
