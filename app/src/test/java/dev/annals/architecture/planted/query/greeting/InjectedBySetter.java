package dev.annals.architecture.planted.query.greeting;

import org.springframework.beans.factory.annotation.Autowired;

/** Is incomplete until somebody calls the setter. */
public class InjectedBySetter {
    private String greeting = "";

    @Autowired
    void setGreeting(String greeting) {
        this.greeting = greeting;
    }

    String greeting() {
        return greeting;
    }
}
