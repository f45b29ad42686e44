package dev.annals.channels.web;

import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the one way out. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.CHANNELS)
@EnableConfigurationProperties(ChannelsProperties.class)
public class OutboundConfiguration {

    @Bean
    OutboundHttp outboundHttp(ChannelsProperties properties) throws NoSuchAlgorithmException {
        return new OutboundHttp(properties, OutboundHttp.SYSTEM, SSLContext.getDefault());
    }

    @Bean
    AllowedHosts allowedHosts(ChannelsProperties properties) {
        return new AllowedHosts(OutboundHttp.SYSTEM, properties.rules());
    }
}
