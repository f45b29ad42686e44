package dev.annals.platform.security;

import dev.annals.api.security.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Guards an endpoint, or all endpoints of a controller, by the permission its caller must have. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@PreAuthorize("hasAuthority('{value}')")
public @interface Requires {

    /** The permission without which the call is refused with {@code forbidden}. */
    Permission value();
}
