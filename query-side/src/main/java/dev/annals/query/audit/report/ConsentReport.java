package dev.annals.query.audit.report;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How consents stood at the end of each period, and what was decided within it, by purpose, channel and controller.
 * Counted by identifier: a person who decided by e-mail and on the telephone counts twice. A decision that is older than
 * the newest known one of the same identifier changes nothing; one that ended by itself stands until its end is recorded.
 */
final class ConsentReport implements Report {

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public List<String> columns() {
        return List.of("purpose", "channel", "controller", "decision", "decided", "standing");
    }

    @Override
    public Interest interest() {
        return Interest.in(ConsentEvent.class);
    }

    @Override
    public boolean isOfAllTime() {
        return true;
    }

    @Override
    public Count begin() {
        return new Standing();
    }

    /** What was said about a purpose by one identifier. */
    private record About(FragmentId fragment, ConsentKey key) {}

    private record Newest(Instant at, ConsentState state) {}

    private static final class Numbers {
        private long decided;
        private long standing;
    }

    private static final class Standing implements Count {

        private final Map<About, Newest> newest = new HashMap<>();
        private final Map<ConsentKey, Map<ConsentState, Numbers>> numbers = new TreeMap<>();

        @Override
        public void add(RecordedEvent recorded) {
            if (!(recorded.event() instanceof Decided it)) {
                return;
            }
            ConsentKey key = it.terms().key();
            About about = new About(it.fragment(), key);
            Newest before = newest.get(about);
            of(key, it.state()).decided++;
            if (before == null || !it.terms().at().isBefore(before.at())) {
                if (before != null) {
                    of(key, before.state()).standing--;
                }
                of(key, it.state()).standing++;
                newest.put(about, new Newest(it.terms().at(), it.state()));
            }
        }

        private Numbers of(ConsentKey key, ConsentState state) {
            return numbers.computeIfAbsent(key, unused -> new EnumMap<>(ConsentState.class))
                    .computeIfAbsent(state, unused -> new Numbers());
        }

        @Override
        public List<List<Object>> endOfPeriod() {
            List<List<Object>> lines = new ArrayList<>();
            numbers.forEach((key, states) -> states.forEach((state, each) -> {
                if (each.decided > 0 || each.standing > 0) {
                    lines.add(List.of(
                            key.purpose(),
                            key.channel(),
                            key.controller(),
                            state.name().toLowerCase(Locale.ROOT),
                            each.decided,
                            each.standing));
                    each.decided = 0;
                }
            }));
            return lines;
        }
    }
}
