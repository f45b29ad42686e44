package dev.annals.query.identity.whatif;

import dev.annals.api.identity.IdentityRules;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.IdentityYaml;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Identity rules as somebody sends them.
 *
 * @param text the file
 * @param rules what it says, as version 1
 */
public record CandidateFile(String text, IdentityRules rules) {

    /**
     * Reads the body of a request.
     *
     * @throws Rejected with {@code INVALID_CONFIGURATION} and every flaw as {@code identity.yaml:line:column: what}
     */
    public static CandidateFile of(byte[] body) {
        String text = text(body);
        return new CandidateFile(text, IdentityYaml.read(IdentityYaml.NAME, text));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Rejected(Rejection.INVALID_CONFIGURATION, IdentityYaml.NAME + ":1:1: This is not text in UTF-8.");
        }
    }
}
