package dev.annals.query.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordExport;
import dev.annals.api.access.RecordTransfers;
import dev.annals.api.access.RecordTransfers.Transfer;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.segment.SegmentPreviews;
import dev.annals.platform.web.Problems;
import dev.annals.query.Api;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.access.ReadGate;
import dev.annals.query.consent.ConsentReads;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.privacy.ExportBorders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SegmentExportTest {

    private final Api api = new Api().as(Role.MARKETER);
    private final List<FragmentId> members = new ArrayList<>();
    private MockMvcTester http = MockMvcTester.of(List.of());

    @BeforeEach
    void twoPeopleOfTwoRegionsAreInASegment() {
        person("mia@example.com", "DE");
        person("joe@example.com", "JP");
        api.caughtUp();
        FragmentId stream = SegmentKeys.definitions(api.bean(FragmentIds.class));
        api.log().append(stream, new SegmentPublished(stream, "fair", 1, "-", "{segment: fair, list: true}"));
        api.bean(SegmentBook.class).refresh();
        http = MockMvcTester.of(
                List.of(controller()),
                builder -> builder.setControllerAdvice(api.bean(Problems.class)).build());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aFileWithSomebodyWhoseDataMayNotGoThereIsRefusedAndThatIsOnRecord() {
        assertThat(exported("?country=US")).hasStatus(403).bodyText().contains("transfer-refused", "1 person of eu");

        assertThat(api.commands().sent()).singleElement().isInstanceOfSatisfying(RecordTransfers.class, noted -> {
            assertThat(noted.profile()).isNull();
            assertThat(noted.resource()).isEqualTo("segment fair");
            assertThat(noted.country()).isEqualTo("us");
            assertThat(noted.transfers()).containsExactly(new Transfer("eu", false, "no_transfer_mechanism", null, 1));
        });
    }

    @Test
    void aFileThatGoesNobodyKnowsWhereIsRefusedAsWell() {
        assertThat(exported("")).hasStatus(403).bodyText().contains("no_destination_country");
        assertThat(api.commands().sent()).noneMatch(RecordExport.class::isInstance);
    }

    @Test
    void withAMechanismItIsHandedOutAndBothAreOnRecordInThatOrder() {
        assertThat(exported("?country=US&mechanism=scc"))
                .hasStatusOk()
                .hasHeader(ExportBorders.TRANSFERS, "eu=mechanism_scc, home=within_region")
                .bodyText()
                .contains(members.get(0).toString(), members.get(1).toString());

        List<Object> sent = api.commands().sent();
        assertThat(sent.getFirst()).isInstanceOf(RecordTransfers.class);
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(
                        RecordExport.class, export -> assertThat(export.items()).isEqualTo(2));
    }

    @Test
    void ofOneRegionThatIsOpenTheFileGoesAnywhere() {
        assertThat(exported("?region=home"))
                .hasStatusOk()
                .bodyText()
                .contains(members.get(1).toString())
                .doesNotContain(members.get(0).toString());
    }

    private MvcTestResult exported(String query) {
        return http.get().uri("/api/v1/segments/fair/export" + query).exchange();
    }

    private void person(String mail, String country) {
        FragmentId person = api.opened(Namespace.EMAIL, mail);
        api.identified(person, Instant.EPOCH, Map.of("country", country));
        members.add(person);
    }

    private SegmentExportController controller() {
        ProfileReads profiles = api.bean(ProfileReads.class);
        Clock clock = api.bean(Clock.class);
        SegmentReads segments = new SegmentReads(
                api.bean(SegmentBook.class),
                new Everybody(members),
                api.bean(PastMembers.class),
                new StaticListableBeanFactory().getBeanProvider(SegmentPreviews.class),
                api.log(),
                api.bean(ReadGate.class));
        return new SegmentExportController(
                segments,
                new Usable(profiles, api.bean(ConsentReads.class), api.bean(PurposeBook.class), clock),
                api.bean(AccessRecorder.class),
                api.bean(ExportBorders.class));
    }

    /** Has some people in every segment. */
    private record Everybody(List<FragmentId> people) implements Memberships {

        @Override
        public Optional<Membership> find(String segment, FragmentId profile) {
            return page(segment, null, Integer.MAX_VALUE).stream()
                    .filter(each -> each.profile().equals(profile))
                    .findFirst();
        }

        @Override
        public Map<String, Membership> of(List<String> segments, FragmentId profile) {
            Map<String, Membership> of = new HashMap<>();
            segments.forEach(segment -> find(segment, profile).ifPresent(it -> of.put(segment, it)));
            return of;
        }

        @Override
        public List<Membership> page(String segment, @Nullable FragmentId after, int limit) {
            return people.stream()
                    .map(each -> new Membership(each, Instant.EPOCH, MembershipCause.LIST, -1))
                    .toList();
        }

        @Override
        public long size(String segment) {
            return people.size();
        }
    }
}
