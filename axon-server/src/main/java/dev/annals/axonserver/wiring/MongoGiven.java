package dev.annals.axonserver.wiring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether read models are kept in a MongoDB. */
final class MongoGiven implements Condition {

    static boolean in(ConditionContext context) {
        return context.getEnvironment().containsProperty("annals.mongodb.uri");
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return in(context);
    }

    /** The opposite: they are kept in PostgreSQL. */
    static final class Not implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !in(context);
        }
    }
}
