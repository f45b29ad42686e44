package dev.annals.app.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Says which endpoint a request is for as the API describes it, so that nothing a path holds is told along. */
final class Endpoints {

    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final List<PathPattern> patterns;

    Endpoints(RequestMappingHandlerMapping mapping) {
        this.patterns = mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getPathPatternsCondition() != null)
                .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Method and path; {@code other} for what no endpoint is. */
    String of(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() + " " : "";
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .findFirst()
                .map(pattern -> method + pattern.getPatternString())
                .orElse(OTHER);
    }
}
