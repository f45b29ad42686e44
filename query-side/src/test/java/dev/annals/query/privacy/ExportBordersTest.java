package dev.annals.query.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.access.RecordExport;
import dev.annals.api.access.RecordTransfers;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ExportBordersTest {

    private static final String AUDIT = "/api/v1/audit?subject=email:";

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final FragmentId mia = person("mia@example.com", "DE");
    private final FragmentId joe = person("joe@example.com", "JP");

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void nothingIsHandedOutToANowhereAndTheRefusalIsOnRecord() {
        assertThat(exported("mia@example.com", "")).hasStatus(403).bodyText().contains("transfer-refused", "eu");

        assertThat(api.commands().sent()).singleElement().isInstanceOfSatisfying(RecordTransfers.class, noted -> {
            assertThat(noted.profile()).isEqualTo(mia);
            assertThat(noted.resource()).isEqualTo("audit");
            assertThat(noted.transfers())
                    .containsExactly(new RecordTransfers.Transfer("eu", false, "no_destination_country", null, 1));
        });
    }

    @Test
    void aRegionIsLeftOnItsGroundAndThatIsOnRecordBeforeTheExport() {
        assertThat(exported("mia@example.com", "&country=US&mechanism=bcr")).hasStatus(403);
        assertThat(exported("mia@example.com", "&country=US&mechanism=scc"))
                .hasStatusOk()
                .hasHeader(ExportBorders.TRANSFERS, "eu=mechanism_scc");

        List<Object> sent = api.commands().sent();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isInstanceOfSatisfying(RecordTransfers.class, noted -> {
            assertThat(noted.country()).isEqualTo("us");
            assertThat(noted.transfers())
                    .containsExactly(new RecordTransfers.Transfer("eu", true, "mechanism_scc", "scc", 1));
        });
        assertThat(sent.get(2)).isInstanceOf(RecordExport.class);
    }

    @Test
    void whatStaysInItsRegionOrLivesInAnOpenOneNeedsNoGround() {
        assertThat(exported("mia@example.com", "&country=de"))
                .hasStatusOk()
                .hasHeader(ExportBorders.TRANSFERS, "eu=within_region");
        assertThat(exported("joe@example.com", "")).hasStatusOk();

        assertThat(api.commands().sent()).hasSize(2).allMatch(RecordExport.class::isInstance);
    }

    @Test
    void aCountryOrMechanismThatIsNoneIsRefused() {
        assertThat(exported("mia@example.com", "&country=usa")).hasStatus(400);
        assertThat(exported("mia@example.com", "&country=us&mechanism=S%20CC")).hasStatus(400);
    }

    @Test
    void ofManyEachRegionIsAskedOnceAndOneThatIsRefusedHoldsBackTheFile() {
        ExportBorders borders = api.bean(ExportBorders.class);
        FragmentId eva = person("eva@example.com", "DE");
        List<FragmentId> all = List.of(mia, joe, eva, new FragmentId(new UUID(7, 7)));

        assertThat(borders.pass(all, null, "segment a", ExportBorders.destination("ch", null)))
                .contains("eu=adequate, home=within_region");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> borders.pass(all, null, "segment a", ExportBorders.destination("us", null)))
                .satisfies(refused -> {
                    assertThat(refused.rejection()).isEqualTo(Rejection.TRANSFER_REFUSED);
                    assertThat(refused).hasMessageContaining("2 people of eu: no_transfer_mechanism");
                });
        assertThat(borders.regionOf(eva)).contains("eu");
    }

    private MvcTestResult exported(String mail, String more) {
        return api.ask(AUDIT + mail + more, "Accept", "text/csv");
    }

    private FragmentId person(String mail, String country) {
        FragmentId person = api.opened(Namespace.EMAIL, mail);
        api.identified(person, Instant.EPOCH, Map.of("country", country));
        api.caughtUp();
        return person;
    }
}
