package dev.annals.platform.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The journeys that Annals brings along, to be published as they are or changed. */
public final class ReadyMade {

    private static final List<String> KEYS = List.of(
            "abandoned-cart",
            "welcome",
            "win-back",
            "birthday",
            "quote-not-finished",
            "near-the-store",
            "post-purchase-review");

    private ReadyMade() {}

    /** Their keys. */
    public static List<String> keys() {
        return KEYS;
    }

    /** The definition of one. */
    public static String text(String key) {
        try (InputStream file =
                Objects.requireNonNull(ReadyMade.class.getResourceAsStream("ready/" + key + ".yaml"), key)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
