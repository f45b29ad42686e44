package dev.annals.architecture.planted.query.greeting;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** Is incomplete until somebody reaches into it. */
public class InjectedField {
    @Value("${greeting}")
    @Nullable
    String greeting;
}
