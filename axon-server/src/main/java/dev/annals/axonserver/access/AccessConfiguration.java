package dev.annals.axonserver.access;

import dev.annals.platform.security.TokenStore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the store of tokens to every role, since every process has to know who is calling. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    TokenStore accessTokenStore(DataSource dataSource) {
        return new PostgresTokens(dataSource);
    }
}
