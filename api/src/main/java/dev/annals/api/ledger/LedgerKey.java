package dev.annals.api.ledger;

/**
 * The public key that the ledger's checkpoints are checked with.
 *
 * @param origin the name by which checkpoints are signed
 * @param key name, id and key as tools for transparency logs read them
 * @param pem the key as PEM, for OpenSSL
 */
public record LedgerKey(String origin, String key, String pem) {}
