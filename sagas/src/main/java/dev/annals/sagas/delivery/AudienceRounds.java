package dev.annals.sagas.delivery;

import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.delivery.AudienceMembers.Member;
import dev.annals.platform.rounds.Rounds;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.sagas.SagaCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares audiences with their segments: all of them once it was decided that they are kept in step, after a start, and
 * every hour. What differs is made the same, so wherever a comparison was cut short the next one goes on.
 */
public final class AudienceRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(AudienceRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PAGE = 500;

    private final AudienceBook book;
    private final Memberships memberships;
    private final AudienceMembers members;
    private final ManyAtOnce commands;
    private final InstantSource clock;
    private final Map<String, Compared> compared = new HashMap<>();

    private record Compared(long decision, Instant at) {}

    public AudienceRounds(
            AudienceBook book,
            Memberships memberships,
            AudienceMembers members,
            SagaCommands commands,
            InstantSource clock) {
        super(Thread.ofVirtual().name("annals-audiences"), PAUSE);
        this.book = book;
        this.memberships = memberships;
        this.members = members;
        this.commands = new ManyAtOnce(commands);
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        try {
            for (AttachedAudience audience : book.all()) {
                if (isDue(audience)) {
                    compare(audience);
                }
            }
            return PAUSE;
        } catch (RuntimeException away) {
            LOG.warn(
                    "Audiences cannot be compared with their segments just now: {}",
                    away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }

    private boolean isDue(AttachedAudience audience) {
        Compared last = compared.get(key(audience));
        return last == null
                || last.decision() != audience.position()
                || !last.at().plus(EVERY).isAfter(clock.instant());
    }

    /** Compares one; those that are to come in first. */
    void compare(AttachedAudience audience) {
        Instant began = clock.instant();
        long asOf = members.membershipsKnownUpTo();
        if (audience.isAttached()) {
            addAll(audience, asOf);
        }
        removeOthers(audience, asOf);
        compared.put(key(audience), new Compared(audience.position(), began));
    }

    private void addAll(AttachedAudience audience, long asOf) {
        FragmentId after = null;
        List<Membership> page;
        do {
            page = memberships.page(audience.segment(), after, PAGE);
            commands.send(page.stream()
                    .map(each -> keep(audience, each.profile(), true, asOf))
                    .toList());
            after = page.isEmpty() ? null : page.getLast().profile();
        } while (page.size() == PAGE);
    }

    private void removeOthers(AttachedAudience audience, long asOf) {
        FragmentId after = null;
        List<Member> page;
        do {
            page = members.page(audience.segment(), audience.channel(), after, PAGE);
            commands.send(page.stream()
                    .filter(each -> !audience.isAttached() || !memberships.isIn(audience.segment(), each.profile()))
                    .map(each -> keep(audience, each.profile(), false, asOf))
                    .toList());
            after = last(page);
        } while (page.size() == PAGE);
    }

    private static @Nullable FragmentId last(List<Member> page) {
        return page.isEmpty() ? null : page.getLast().profile();
    }

    private static KeepInStep keep(AttachedAudience audience, FragmentId profile, boolean isMember, long asOf) {
        return new KeepInStep(audience.segment(), audience.channel(), profile, isMember, asOf, null);
    }

    private static String key(AttachedAudience audience) {
        return audience.segment() + "/" + audience.channel();
    }
}
