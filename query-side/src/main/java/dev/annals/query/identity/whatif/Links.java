package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Link;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that deciding needs to know of all links, in columns. Their evidence stays where it is recorded. */
final class Links {

    private static final List<LinkRule> RULES = List.of(LinkRule.values());
    private static final UUID ELSEWHERE = new UUID(0, 0);
    private static final long NEVER = Long.MIN_VALUE;

    private int[] weaker = new int[1_024];
    private int[] stronger = new int[1_024];
    private byte[] rule = new byte[1_024];
    private int[] version = new int[1_024];
    private long[] second = new long[1_024];
    private int[] nano = new int[1_024];
    private int[] refusal = new int[1_024];
    private int size;

    private final List<@Nullable String> refusals = new ArrayList<>();
    private final Map<@Nullable String, Integer> refusalNumbers = new HashMap<>();

    int size() {
        return size;
    }

    void add(int weakerNumber, int strongerNumber, Link link, @Nullable String refusedFor) {
        if (size == weaker.length) {
            grow();
        }
        Instant at = link.at();
        weaker[size] = weakerNumber;
        stronger[size] = strongerNumber;
        rule[size] = (byte) RULES.indexOf(LinkRule.of(link.rule()));
        version[size] = link.ruleVersion();
        second[size] = at == null ? NEVER : at.getEpochSecond();
        nano[size] = at == null ? 0 : at.getNano();
        refusal[size] = number(refusedFor);
        size++;
    }

    int weaker(int link) {
        return weaker[link];
    }

    int stronger(int link) {
        return stronger[link];
    }

    LinkRule rule(int link) {
        return RULES.get(rule[link]);
    }

    @Nullable
    String refusal(int link) {
        return refusals.get(refusal[link]);
    }

    /** The link as a statement. */
    LinkStatement statement(int link, Numbers numbers) {
        Instant at = second[link] == NEVER ? null : Instant.ofEpochSecond(second[link], nano[link]);
        return new LinkStatement(
                new Link(
                        numbers.fragment(weaker[link]),
                        numbers.fragment(stronger[link]),
                        rule(link).wireName(),
                        version[link],
                        ELSEWHERE,
                        at),
                refusal(link));
    }

    /** That two values are spelled alike, as it will be said once rules are published that say so. */
    static Link alike(FragmentId one, FragmentId other, int ruleVersion) {
        boolean oneIsStronger = one.compareTo(other) < 0;
        return new Link(
                oneIsStronger ? other : one,
                oneIsStronger ? one : other,
                LinkRule.SAME_VALUE.wireName(),
                ruleVersion,
                ELSEWHERE,
                null);
    }

    private int number(@Nullable String refusedFor) {
        return refusalNumbers.computeIfAbsent(refusedFor, added -> {
            refusals.add(added);
            return refusals.size() - 1;
        });
    }

    private void grow() {
        int length = size * 2;
        weaker = Arrays.copyOf(weaker, length);
        stronger = Arrays.copyOf(stronger, length);
        rule = Arrays.copyOf(rule, length);
        version = Arrays.copyOf(version, length);
        second = Arrays.copyOf(second, length);
        nano = Arrays.copyOf(nano, length);
        refusal = Arrays.copyOf(refusal, length);
    }
}
