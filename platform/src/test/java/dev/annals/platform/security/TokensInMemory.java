package dev.annals.platform.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Keeps tokens in memory and counts how often it was asked. */
final class TokensInMemory implements TokenStore {

    final CountDownLatch firstUse = new CountDownLatch(1);
    private final Map<TokenHash, AccessToken> tokens = new LinkedHashMap<>();
    private int loads;

    @Override
    public synchronized void add(AccessToken token, TokenHash hash) {
        tokens.put(hash, token);
    }

    @Override
    public synchronized Map<TokenHash, AccessToken> living(Instant at) {
        loads++;
        return tokens.entrySet().stream()
                .filter(entry -> entry.getValue().livesAt(at))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public synchronized List<AccessToken> page(int limit, UUID after) {
        List<AccessToken> all = new ArrayList<>(tokens.values()).reversed();
        int from = 0;
        while (after != null && !all.get(from++).id().equals(after)) {}
        return all.subList(from, Math.min(all.size(), from + limit));
    }

    @Override
    public synchronized Optional<AccessToken> find(UUID id) {
        return tokens.values().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    @Override
    public synchronized void revoke(UUID id, Instant at) {
        change(
                id,
                token -> new AccessToken(
                        id, token.role(), token.name(), token.createdAt(), token.expiresAt(), token.lastUsedAt(), at));
    }

    @Override
    public synchronized void used(UUID id, Instant at) {
        change(
                id,
                token -> new AccessToken(
                        id, token.role(), token.name(), token.createdAt(), token.expiresAt(), at, token.revokedAt()));
        firstUse.countDown();
    }

    synchronized int loads() {
        return loads;
    }

    synchronized boolean holds(String text) {
        return tokens.toString().contains(text);
    }

    private void change(UUID id, UnaryOperator<AccessToken> change) {
        tokens.replaceAll((hash, token) -> token.id().equals(id) ? change.apply(token) : token);
    }
}
