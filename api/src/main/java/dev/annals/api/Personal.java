package dev.annals.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component that tells something about a person.
 *
 * <p>Such a component is encrypted under the key of the record's {@link Subject} before the record reaches any store:
 * event, snapshot, dead letter or document. Once that key is destroyed the component reads as {@code null}, so it has to
 * be declared {@code @Nullable}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
