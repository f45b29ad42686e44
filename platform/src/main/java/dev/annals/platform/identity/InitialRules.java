package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRules;

/**
 * The identity rules that hold until others are published: version 1.
 *
 * @param rules the rules
 * @param text the file they were read from
 */
public record InitialRules(IdentityRules rules, String text) {

    /**
     * Reads them.
     *
     * @param file what its author calls the file
     * @param text YAML or JSON
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw
     */
    public static InitialRules of(String file, String text) {
        return new InitialRules(IdentityYaml.read(file, text), text);
    }
}
