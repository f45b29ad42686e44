package dev.annals.query.journey;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers how many messages people get, and what caps and quiet hours keep from them. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Deliveries")
public class FatigueController {

    private static final int MOST_DAYS = 90;

    private final EventLog log;
    private final JourneyPeople people;
    private final Clock clock;

    FatigueController(EventLog log, JourneyPeople people, Clock clock) {
        this.log = log;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/api/v1/deliveries/fatigue")
    @Operation(
            operationId = "getFatigue",
            summary = "How many messages people got, and what was spared them",
            description =
                    "Counted from the log: how many people got how many messages within the last days, by whatever"
                            + " journey or caller, and how many were held back or put off by which gate.")
    Fatigue fatigue(
            @Parameter(description = "How many days to look back, 1 to 90") @RequestParam(defaultValue = "7")
                    int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'days' is 1 to " + MOST_DAYS + ".");
        }
        Instant now = clock.instant();
        return Fatigue.of(log, people, now.minus(Duration.ofDays(days)), now);
    }
}
