package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bodies that are texts. */
public final class Bodies {

    private Bodies() {}

    /** The text of a body in UTF-8, without a byte order mark. */
    public static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(Rejection.INVALID_TEXT, "The body is no text in UTF-8.");
        }
    }
}
