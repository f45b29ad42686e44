package dev.annals.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a stored record the name it keeps for ever, whatever becomes of its class.
 *
 * <p>Every event and every stored document carries one. The name is lower-case words joined by dots and hyphens
 * ({@code consent.withdrawn}); a change of shape raises the revision and brings an upcaster.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {

    /** The stable name, unique over the whole installation. */
    String name();

    /** The revision of the shape, from 1. */
    int revision() default 1;
}
