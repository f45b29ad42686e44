package dev.annals.platform.security;

import dev.annals.api.security.Permission;
import dev.annals.platform.events.CurrentCause;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Who may come in: nobody without credentials, except to health, the API's description and the tracking endpoints, which
 * check the write key themselves. There are neither sessions nor cookies.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties(OidcProperties.class)
public class SecurityConfiguration {

    /** The endpoints of the Segment API that only receive. */
    private static final String[] TRACKING = {
        "/v1/*", "/v1/*/", "/v1/pixel/*", "/v1/pixel/*/", "/v1/projects/*/settings", "/v1/projects/*/settings/"
    };

    private static final String[] OPEN = {
        "/actuator/health/**",
        "/openapi.json",
        "/openapi.json/swagger-config",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/preferences/**",
        "/deliveries/**",
        "/v2/discovery",
        "/v2/certificate.pem",
        "/packages/**"
    };

    private static final Duration PREFLIGHT_REMEMBERED = Duration.ofHours(2);

    /** Tokens and write keys, kept in the store that the backbone offers. */
    @Bean
    public AccessTokens accessTokens(TokenStore store, InstantSource clock, ObjectProvider<AccessWatch> watch) {
        return new AccessTokens(store, clock, () -> watch.getIfAvailable(() -> AccessWatch.NOBODY));
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    /** Lets {@link Requires} name a permission. */
    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    /**
     * Identifiers are part of paths and may hold any character, so encoded slashes, per cents and semicolons pass; what
     * could be read as another path does not. No store takes a NUL, so no parameter may hold one.
     */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** The endpoints check the write key themselves: there is nobody to know, so the chain is as short as it can be. */
    @Bean
    @Order(1)
    SecurityFilterChain tracking(HttpSecurity http, Refusals refusals) throws Exception {
        return stateless(http, refusals)
                .securityMatcher(TRACKING)
                .cors(cors -> cors.configurationSource(anyOrigin()))
                .headers(SecurityHeaders::ofTracking)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(
            HttpSecurity http,
            Refusals refusals,
            AccessTokens tokens,
            OidcProperties oidc,
            InstantSource clock,
            ObjectProvider<AccessWatch> watch)
            throws Exception {
        Optional<IssuerTokens> issuer = Optional.ofNullable(oidc.issuer()).map(given -> new IssuerTokens(oidc, clock));
        AuthenticationFilter filter = new AuthenticationFilter(new Recognition(tokens, issuer), new Credentials());
        filter.setSuccessHandler((request, response, caller) -> {
            CurrentCause.nameActor(caller.getName());
            if (caller instanceof CallerAuthentication known) {
                watch.getIfAvailable(() -> AccessWatch.NOBODY).cameIn(known.getPrincipal(), known.isIssued());
            }
        });
        filter.setFailureHandler(refusals);
        return stateless(http, refusals)
                .headers(SecurityHeaders::ofEverythingElse)
                .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(SecurityConfiguration::hidesSlashFromActuator)
                                .denyAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAuthority(Permission.READ_MASKED.name())
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** Names below the actuator hold no slashes, and it fails at an encoded one. */
    private static boolean hidesSlashFromActuator(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        return path.startsWith("/actuator/") && path.contains("%2f");
    }

    private static HttpSecurity stateless(HttpSecurity http, Refusals refusals) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private static UrlBasedCorsConfigurationSource anyOrigin() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        cors.setAllowedMethods(List.of("GET", "POST", "OPTIONS"));
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of("Retry-After", "X-Annals-Position"));
        cors.setMaxAge(PREFLIGHT_REMEMBERED);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }
}
