package dev.annals.app.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a client may take of the process.
 *
 * @param maxBody the largest body of a request, as it is sent
 * @param bodyTime within what time the whole body has to arrive
 * @param maxConnections the most connections at a time
 */
@ConfigurationProperties("annals.http")
record HttpProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("30s") Duration bodyTime,
        @DefaultValue("4096") int maxConnections) {}
