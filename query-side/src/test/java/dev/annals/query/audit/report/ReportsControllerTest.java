package dev.annals.query.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.RecordExport;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsControllerTest {

    private static final String JANUARY = "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&by=month";

    private final Api api = new Api().as(Role.COMPLIANCE);

    ReportsControllerTest() {
        FragmentId mia = api.opened(Namespace.EMAIL, "mia@example.com");
        api.log().append(api.accessesOf(mia), new PersonalDataRead(api.accessesOf(mia), mia, "profile", "=1+1"), "x:y");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aReportIsReadAsObjects() {
        assertThat(api.ask("/api/v1/reports/access" + JANUARY))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rows[0]")
                .asMap()
                .containsEntry("period", "2026-01")
                .containsEntry("action", "read")
                .containsEntry("times", 1);
    }

    @Test
    void asAFileItIsSafeToOpenAndOnRecord() {
        assertThat(api.ask("/api/v1/reports/access" + JANUARY, "Accept", "text/csv"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"access.csv\"")
                .body()
                .asString()
                .isEqualTo("""
                        period,role,actor,action,resource,purpose,times\r
                        2026-01,x,x:y,read,profile,'=1+1,1\r
                        """);
        assertThat(api.commands().sent())
                .singleElement()
                .isEqualTo(new RecordExport(null, "report access", "csv", 1, "unstated"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(api.ask("/api/v1/reports/wishes")).hasStatus(404);
        assertThat(api.ask("/api/v1/reports/access?by=year")).hasStatus(400);
        assertThat(api.ask("/api/v1/reports/access?from=yesterday")).hasStatus(400);
    }
}
