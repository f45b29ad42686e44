package dev.annals.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Starts Annals. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Annals {

    public static void main(String[] arguments) {
        SpringApplication.run(Annals.class, arguments);
    }
}
