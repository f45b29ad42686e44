package dev.annals.architecture.planted.api.greeting;

import org.springframework.beans.factory.ObjectProvider;

/** A word of the language that needs a framework. */
public interface KnowsSpring {
    ObjectProvider<String> greetings();
}
