package dev.annals.platform.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The headers that keep browsers from doing more with an answer than it is for. Spring Security adds {@code nosniff},
 * {@code no-store}, {@code X-Frame-Options: DENY} and, over HTTPS, {@code Strict-Transport-Security} by itself.
 */
final class SecurityHeaders {

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String OWN_PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'self'";
    private static final String CSP = "Content-Security-Policy";
    private static final RequestMatcher PAGES = PathPatternRequestMatcher.pathPattern("/swagger-ui/**");

    private SecurityHeaders() {}

    /** Answers to trackers on any site: few, since they are small and many. The policy forbids frames as well. */
    static void ofTracking(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .contentTypeOptions(Customizer.withDefaults())
                .httpStrictTransportSecurity(Customizer.withDefaults())
                .contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING))
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "cross-origin"));
    }

    /** Answers to our own pages and to programs; a page that says itself what it may do is left alone. */
    static void ofEverythingElse(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) -> {
                    if (!response.containsHeader(CSP)) {
                        response.setHeader(CSP, PAGES.matches(request) ? OWN_PAGES : NOTHING);
                    }
                })
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"))
                .addHeaderWriter(new StaticHeadersWriter(
                        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
