package dev.annals.platform.security;

/** Port: who wants to know of tokens and of those who come in. */
public interface AccessWatch {

    /** Watches nothing. */
    AccessWatch NOBODY = new AccessWatch() {};

    /**
     * A token was made; it is of no use before this returns.
     *
     * @throws RuntimeException when that could not be noted; the token is revoked then
     */
    default void made(AccessToken token) {}

    /** A token was revoked. */
    default void revoked(AccessToken token) {}

    /**
     * Somebody showed valid credentials. Must not block.
     *
     * @param caller who it is
     * @param isIssued whether the identity provider vouches for it rather than a token of ours
     */
    default void cameIn(Caller caller, boolean isIssued) {}
}
