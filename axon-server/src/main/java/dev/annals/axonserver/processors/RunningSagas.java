package dev.annals.axonserver.processors;

import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.events.SagaProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.JdbcTemplate;

/** The processors of sagas by what Axon says of them and by their stored tokens, and what db-scheduler has not done yet. */
public final class RunningSagas implements SagaOversight {

    private static final String OVERDUE = """
            select count(*) from annals.scheduled_tasks where execution_time < ?""";

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Set<String> names;
    private final TokenPositions tokens;
    private final JdbcTemplate jdbc;
    private final EventProcessingConfiguration axon;
    private final Clock clock;

    /** @param log where sagas, their tokens and deadlines lie */
    public RunningSagas(List<SagaProcessor> sagas, DataSource log, EventProcessingConfiguration axon, Clock clock) {
        this.names = sagas.stream().map(SagaProcessor::name).collect(Collectors.toUnmodifiableSet());
        this.tokens = new JdbcTokenPositions(log, "annals.saga_token");
        this.jdbc = new JdbcTemplate(log);
        this.axon = axon;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public long position(String saga) {
        return tokens.of(saga).values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(-1);
    }

    @Override
    public boolean healthy(String saga) {
        return axon.eventProcessor(saga, StreamingEventProcessor.class)
                .filter(processor -> processor.isRunning() && !processor.isError())
                .filter(processor ->
                        processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState))
                .isPresent();
    }

    @Override
    public long overdue() {
        Long overdue = jdbc.queryForObject(
                OVERDUE, Long.class, clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC));
        return overdue == null ? 0 : overdue;
    }
}
