package dev.annals.query.audit.report;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes reports from the log, reading only the events that each is made of. */
public final class Reports {

    private static final int MOST_PERIODS = 1_000;
    private static final int DAYS_UNASKED = 30;
    private static final List<Report> ALL = List.of(
            new ConsentReport(),
            new AccessReport(),
            new RequestReport(),
            new ErasureReport(),
            new RetentionReport(),
            new CrossBorderReport());

    private final EventLog log;
    private final Clock clock;

    public Reports(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param name which
     * @param from the first instant of the first period; null for thirty days ago
     * @param to behind the last instant; null for now
     * @throws Rejected with {@code NOT_FOUND} when there is no such report, with {@code INVALID_PARAMETER} when there would
     *     be too many periods, or none
     */
    Made make(String name, @Nullable Instant from, @Nullable Instant to, Periods by) {
        Report report = ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND,
                        "There are the reports "
                                + ALL.stream().map(Report::name).collect(Collectors.joining(", ")) + "."));
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(DAYS_UNASKED, ChronoUnit.DAYS) : from;
        if (!begin.isBefore(end)) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'from' is before 'to'.");
        }
        if (by.between(by.begin(begin), by.begin(end)) >= MOST_PERIODS) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "A report has at most " + MOST_PERIODS + " periods; try 'by=month', or a shorter time.");
        }
        return new Made(report.name(), begin, end, columns(report), lines(report, begin, end, by));
    }

    private List<List<Object>> lines(Report report, Instant begin, Instant end, Periods by) {
        List<List<Object>> lines = new ArrayList<>();
        Report.Count count = report.begin();
        LocalDate period = by.begin(begin);
        boolean isWithin = false;
        long after = report.isOfAllTime() ? -1 : log.positionBefore(begin);
        try (Stream<RecordedEvent> events = log.all(after, report.interest())) {
            Iterator<RecordedEvent> each = events.iterator();
            while (each.hasNext()) {
                RecordedEvent recorded = each.next();
                boolean isBefore = recorded.at().isBefore(begin);
                if (!recorded.at().isBefore(end) || (isBefore && !report.isOfAllTime())) {
                    continue;
                }
                if (!isBefore && !isWithin) {
                    count.endOfPeriod();
                    isWithin = true;
                }
                while (isWithin && !recorded.at().isBefore(start(by.next(period)))) {
                    end(period, count, by, lines);
                    period = by.next(period);
                }
                count.add(recorded);
            }
        }
        if (!isWithin) {
            count.endOfPeriod();
        }
        for (LocalDate last = by.begin(end.minusNanos(1)); !period.isAfter(last); period = by.next(period)) {
            end(period, count, by, lines);
        }
        return lines;
    }

    private static Instant start(LocalDate period) {
        return period.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void end(LocalDate period, Report.Count count, Periods by, List<List<Object>> lines) {
        for (List<Object> cells : count.endOfPeriod()) {
            List<Object> line = new ArrayList<>();
            line.add(by.name(period));
            line.addAll(cells);
            lines.add(line);
        }
    }

    private static List<String> columns(Report report) {
        return Stream.concat(Stream.of("period"), report.columns().stream()).toList();
    }

    /** A report as it was made. */
    record Made(String report, Instant from, Instant to, List<String> columns, List<List<Object>> lines) {

        /** Its lines as objects. */
        List<Map<String, Object>> rows() {
            return lines.stream().map(this::row).toList();
        }

        private Map<String, Object> row(List<Object> cells) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            return row;
        }
    }
}
