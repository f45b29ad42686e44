package dev.annals.architecture.planted.query.greeting;

import org.springframework.web.bind.annotation.GetMapping;

/** Does not say who may call it. */
public class AnswersAnybody {

    @GetMapping("/greeting")
    String greet() {
        return "hello";
    }
}
