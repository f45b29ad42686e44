package dev.annals.app.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import dev.annals.platform.security.AccessToken;
import dev.annals.platform.security.AccessTokens;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes tokens and write keys. */
@RestController
@RequestMapping("/api/v1/tokens")
@Requires(Permission.OPERATE)
@Tag(name = "tokens", description = "Tokens of callers and write keys of sources.")
class TokenController {

    private final AccessTokens tokens;
    private final Clock clock;

    TokenController(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token; its text is in this answer only")
    TokenView create(@RequestBody NewToken wanted) {
        Role role = Role.named(given(wanted.role(), "role"))
                .orElseThrow(() -> new Rejected(Rejection.INVALID_FIELD, "The field role names no role."));
        String name = given(wanted.name(), "name").strip();
        if (name.isEmpty()
                || name.length() > Caller.LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "The field name has 1 to " + Caller.LONGEST_NAME + " characters, no control characters.");
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw new Rejected(Rejection.INVALID_FIELD, "The field expiresAt lies in the past.");
        }
        AccessTokens.Issued issued = tokens.issue(role, name, wanted.expiresAt());
        return TokenView.of(issued.token(), issued.text());
    }

    @GetMapping
    @Operation(summary = "List all tokens, newest first, without their texts")
    Page<TokenView> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        if (limit < 1 || limit > 1_000) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter limit is from 1 to 1000.");
        }
        List<AccessToken> page = tokens.page(limit + 1, cursor);
        boolean hasMore = page.size() > limit;
        List<AccessToken> shown = hasMore ? page.subList(0, limit) : page;
        return new Page<>(
                shown.stream().map(token -> TokenView.of(token, null)).toList(),
                hasMore ? shown.getLast().id().toString() : null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token: at once in this process, within seconds in others")
    void revoke(@PathVariable UUID id) {
        if (tokens.revoke(id).isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "No token has this id.");
        }
    }

    private static String given(@Nullable String value, String field) {
        if (value == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "The field " + field + " is missing.");
        }
        return value;
    }

    /**
     * What a token is made from.
     *
     * @param role source, analyst, marketer, designer, compliance, service or admin
     * @param name what its holder is called, 1 to 100 characters
     * @param expiresAt from when on it is refused; null for never
     */
    record NewToken(
            @Nullable String role,
            @Nullable String name,
            @Nullable Instant expiresAt) {}

    /** A token as the API shows it; {@code token} is there only in the answer to its making. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(
            UUID id,
            String role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String token) {

        static TokenView of(AccessToken token, @Nullable String text) {
            return new TokenView(
                    token.id(),
                    token.role().wireName(),
                    token.name(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt(),
                    text);
        }
    }
}
