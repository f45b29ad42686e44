package dev.annals.query.audit.report;

import dev.annals.api.access.RecordExport;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.Reader;
import dev.annals.query.audit.Csv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers reports over time, for the desk and for the regulator's folder. */
@RestController
@Requires(Permission.READ_AUDIT)
@Tag(name = "Reports")
public class ReportsController {

    private static final String PATH = "/api/v1/reports/{report}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Reports reports;
    private final AccessRecorder recorder;

    public ReportsController(Reports reports, AccessRecorder recorder) {
        this.reports = reports;
        this.recorder = recorder;
    }

    /**
     * A report over time.
     *
     * @param report its name
     * @param from from when on
     * @param to up to when
     * @param rows its lines: `period` and what else the report says
     */
    record ReportView(String report, Instant from, Instant to, List<Map<String, Object>> rows) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getReport",
            summary = "Consents, access, requests of people or erasures over time",
            description =
                    "`consent`: what was decided in each period and what stands at its end, by purpose, channel and"
                            + " controller. `access`: who read, exported, signed in or was refused, by role. `requests`: what people asked and"
                            + " whether they were answered in time. `erasures`: how many"
                            + " people were erased and how long it took. Counted from the log; as text/csv for a spreadsheet.")
    ReportView report(
            @Parameter(description = "`consent`, `access`, `requests` or `erasures`") @PathVariable String report,
            @Parameter(description = "From when on; thirty days ago unless said")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Up to when; now unless said") @RequestParam(required = false) @Nullable
                    Instant to,
            @Parameter(description = "`day`, `week` or `month`, of UTC") @RequestParam(defaultValue = "day")
                    String by) {
        Reports.Made made = reports.make(report, from, to, Periods.of(by));
        return new ReportView(made.report(), made.from(), made.to(), made.rows());
    }

    @GetMapping(path = PATH, produces = "text/csv")
    @Operation(hidden = true)
    ResponseEntity<byte[]> file(
            @PathVariable String report,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "day") String by,
            HttpServletRequest request) {
        Reports.Made made = reports.make(report, from, to, Periods.of(by));
        StringBuilder csv = new StringBuilder(Csv.line(made.columns().toArray(String[]::new)));
        made.lines()
                .forEach(line ->
                        csv.append(Csv.line(line.stream().map(Object::toString).toArray(String[]::new))));
        recorder.exported(new RecordExport(
                null,
                "report " + made.report(),
                "csv",
                made.lines().size(),
                Reader.byHeaders(request).purpose()));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + made.report() + ".csv\"")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
