package dev.annals.sagas.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every run that is under way, in memory: found by person and by delivery, so that whatever matters to no run costs
 * nothing. It is filled from the log, and follows it.
 */
final class RunIndex {

    private final LogFollower follower;
    private final Map<FragmentId, Active> runs = new HashMap<>();
    private final Map<FragmentId, Set<FragmentId>> byProfile = new HashMap<>();
    private final Map<FragmentId, FragmentId> byDelivery = new HashMap<>();
    private final Map<FragmentId, List<FragmentId>> deliveries = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> versions = new HashMap<>();
    private final Set<FragmentId> expected = ConcurrentHashMap.newKeySet();

    RunIndex(EventLog log) {
        this.follower = new LogFollower(log, Interest.in(JourneyRunEvent.class), -1);
    }

    /**
     * A run that is under way.
     *
     * @param run its stream
     * @param journey the journey
     * @param version the version
     * @param profile the person, by the fragment it began with
     * @param key a hash of the entry key, for comparing
     * @param startedAt when it began
     * @param expires when it ends by itself
     * @param visit the number of the visit
     * @param until when the wait is over; null where it waits for no time
     * @param isHeld whether a pause of its journey holds it
     */
    record Active(
            FragmentId run,
            String journey,
            int version,
            FragmentId profile,
            long key,
            Instant startedAt,
            Instant expires,
            long visit,
            @Nullable Instant until,
            boolean isHeld) {

        Active at(long nextVisit) {
            return new Active(run, journey, version, profile, key, startedAt, expires, nextVisit, null, false);
        }

        Active waiting(@Nullable Instant over) {
            return new Active(run, journey, version, profile, key, startedAt, expires, visit, over, isHeld);
        }

        Active held() {
            return new Active(run, journey, version, profile, key, startedAt, expires, visit, null, true);
        }

        Active in(int other) {
            return new Active(run, journey, other, profile, key, startedAt, expires, visit, until, isHeld);
        }
    }

    /** Says that a run of somebody was begun, so that the log is followed before anybody asks for that person's runs. */
    void expect(FragmentId person) {
        expected.add(person);
    }

    /** Follows the log to its end. */
    synchronized void follow() {
        expected.clear();
        var unused = follower.follow(recorded -> {
            if (recorded.event() instanceof JourneyRunEvent event) {
                take(event);
            }
        });
    }

    private void take(JourneyRunEvent event) {
        switch (event) {
            case RunStarted it -> {
                end(it.run());
                count(it.journey(), it.version(), 1);
                runs.put(
                        it.run(),
                        new Active(
                                it.run(),
                                it.journey(),
                                it.version(),
                                it.profile(),
                                keyOf(it),
                                it.at(),
                                it.expires(),
                                0,
                                null,
                                false));
                byProfile.computeIfAbsent(it.profile(), none -> new HashSet<>()).add(it.run());
            }
            case StepEntered it -> runs.computeIfPresent(it.run(), (id, is) -> is.at(it.visit()));
            case WaitBegan it -> runs.computeIfPresent(it.run(), (id, is) -> is.waiting(it.until()));
            case WaitEnded it -> runs.computeIfPresent(it.run(), (id, is) -> is.waiting(null));
            case RunHeld it -> runs.computeIfPresent(it.run(), (id, is) -> is.held());
            case RunMigrated it ->
                runs.computeIfPresent(it.run(), (id, is) -> {
                    count(is.journey(), is.version(), -1);
                    count(is.journey(), it.version(), 1);
                    return is.in(it.version());
                });
            case SendRequested it -> {
                byDelivery.put(it.delivery(), it.run());
                deliveries.computeIfAbsent(it.run(), none -> new ArrayList<>()).add(it.delivery());
            }
            case RunEnded it -> end(it.run());
            default -> {}
        }
    }

    private void end(FragmentId run) {
        Active ended = runs.remove(run);
        if (ended != null) {
            byProfile.computeIfPresent(ended.profile(), (profile, all) -> {
                all.remove(run);
                return all.isEmpty() ? null : all;
            });
            deliveries.getOrDefault(run, List.of()).forEach(byDelivery::remove);
            deliveries.remove(run);
            count(ended.journey(), ended.version(), -1);
        }
    }

    private void count(String journey, int version, int more) {
        versions.computeIfAbsent(journey, none -> new HashMap<>()).compute(version, (key, count) -> {
            int sum = (count == null ? 0 : count) + more;
            return sum <= 0 ? null : sum;
        });
    }

    private static long keyOf(RunStarted it) {
        String key = it.begun() == null ? null : it.begun().key();
        return ByteBuffer.wrap(Sha256.of(it.journey() + (key == null ? "" : "=" + key)))
                .getLong();
    }

    /** The runs of a person, by all of its fragments, the oldest first. */
    synchronized List<Active> of(Collection<FragmentId> members) {
        if (members.stream().anyMatch(expected::contains)) {
            follow();
        }
        List<Active> found = new ArrayList<>();
        for (FragmentId member : members) {
            for (FragmentId run : byProfile.getOrDefault(member, Set.of())) {
                Active active = runs.get(run);
                if (active != null) {
                    found.add(active);
                }
            }
        }
        found.sort(Comparator.comparing(Active::startedAt).thenComparing(Active::run));
        return found;
    }

    /** The run that asked for a delivery; null where none that is under way did. */
    synchronized @Nullable FragmentId asking(FragmentId delivery) {
        return byDelivery.get(delivery);
    }

    /** The runs of which something holds. */
    synchronized List<Active> all(Predicate<Active> wanted) {
        return runs.values().stream().filter(wanted).toList();
    }

    /** How many runs there are of which something holds. */
    synchronized long count(Predicate<Active> wanted) {
        return runs.values().stream().filter(wanted).count();
    }

    /** The journeys and versions of which any run is under way. */
    synchronized Map<String, Set<Integer>> versions() {
        Map<String, Set<Integer>> there = new HashMap<>();
        versions.forEach((journey, counts) -> there.put(journey, Set.copyOf(counts.keySet())));
        return there;
    }
}
