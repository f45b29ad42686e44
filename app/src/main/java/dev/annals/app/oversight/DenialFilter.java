package dev.annals.app.oversight;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.CurrentCause;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes every request that was answered 401 or 403, whoever refused it. */
final class DenialFilter extends OncePerRequestFilter {

    private final Denials denials;
    private final FragmentIds ids;
    private final Supplier<Endpoints> endpoints;

    DenialFilter(Denials denials, FragmentIds ids, Supplier<Endpoints> endpoints) {
        this.denials = denials;
        this.ids = ids;
        this.endpoints = endpoints;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int status = response.getStatus();
        if (status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN) {
            denials.note(new Denials.Kind(
                    CurrentCause.get().actor(),
                    status,
                    endpoints.get().of(request),
                    ids.of("origin", String.valueOf(request.getRemoteAddr())).value()));
        }
    }
}
