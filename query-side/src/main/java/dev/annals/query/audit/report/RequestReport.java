package dev.annals.query.audit.report;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.Due;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.RequestCancelled;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many requests of people came, how they ended, and whether the law's deadlines were met, by type and law. */
final class RequestReport implements Report {

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "type", "law", "received", "completed", "denied", "cancelled", "extended", "onTime", "late", "open");
    }

    @Override
    public Interest interest() {
        return Interest.in(SubjectRequestEvent.class);
    }

    @Override
    public boolean isOfAllTime() {
        return true;
    }

    @Override
    public Count begin() {
        return new Requests();
    }

    private record Kind(String type, String law) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byType = type.compareTo(other.type);
            return byType == 0 ? law.compareTo(other.law) : byType;
        }
    }

    private record Open(Kind kind, Due due) {}

    private static final class Numbers {
        private long received;
        private long completed;
        private long denied;
        private long cancelled;
        private long extended;
        private long onTime;
        private long late;
        private long open;

        private boolean isNothing() {
            return received + completed + denied + cancelled + extended + open == 0;
        }

        private List<Object> cells(Kind kind) {
            return List.of(
                    kind.type(), kind.law(), received, completed, denied, cancelled, extended, onTime, late, open);
        }

        /** A new period begins; what is open stays so. */
        private Numbers next() {
            Numbers next = new Numbers();
            next.open = open;
            return next;
        }
    }

    private static final class Requests implements Count {

        private final Map<FragmentId, Open> open = new HashMap<>();
        private final Map<Kind, Numbers> kinds = new TreeMap<>();

        @Override
        public void add(RecordedEvent recorded) {
            switch (recorded.event()) {
                case RequestReceived it -> {
                    Kind kind = new Kind(it.type().wireName(), it.law());
                    open.put(it.request(), new Open(kind, it.due()));
                    of(kind).received++;
                    of(kind).open++;
                }
                case RequestExtended it -> {
                    Open before = open.get(it.request());
                    if (before != null) {
                        open.put(it.request(), new Open(before.kind(), it.due()));
                        of(before.kind()).extended++;
                    }
                }
                case RequestCompleted it -> {
                    Numbers numbers = answered(it.request(), recorded.at());
                    if (numbers != null) {
                        numbers.completed++;
                    }
                }
                case RequestDenied it -> {
                    Numbers numbers = answered(it.request(), recorded.at());
                    if (numbers != null) {
                        numbers.denied++;
                    }
                }
                case RequestCancelled it -> {
                    Open before = open.remove(it.request());
                    if (before != null) {
                        of(before.kind()).open--;
                        of(before.kind()).cancelled++;
                    }
                }
                default -> {
                    // Changes nothing that is counted here.
                }
            }
        }

        private @Nullable Numbers answered(FragmentId request, Instant at) {
            Open before = open.remove(request);
            if (before == null) {
                return null;
            }
            Numbers numbers = of(before.kind());
            numbers.open--;
            if (at.isBefore(before.due().end(before.due().answer()))) {
                numbers.onTime++;
            } else {
                numbers.late++;
            }
            return numbers;
        }

        private Numbers of(Kind kind) {
            return kinds.computeIfAbsent(kind, unused -> new Numbers());
        }

        @Override
        public List<List<Object>> endOfPeriod() {
            List<List<Object>> lines = new ArrayList<>();
            kinds.replaceAll((kind, numbers) -> {
                if (!numbers.isNothing()) {
                    lines.add(numbers.cells(kind));
                }
                return numbers.next();
            });
            return lines;
        }
    }
}
