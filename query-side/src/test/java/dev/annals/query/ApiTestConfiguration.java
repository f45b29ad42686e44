package dev.annals.query;

import dev.annals.platform.consent.ConsentConfiguration;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.InitialRules;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.journey.JourneyConfiguration;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.schema.PlanConfiguration;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.platform.segment.SegmentConfiguration;
import dev.annals.platform.trait.TraitConfiguration;
import dev.annals.platform.web.Problems;
import dev.annals.projections.ProjectionsConfiguration;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The query side and the projections on stores in memory, with method security as in production. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableMethodSecurity
@Import({
    ConsentConfiguration.class,
    JourneyConfiguration.class,
    PlanConfiguration.class,
    SegmentConfiguration.class,
    TraitConfiguration.class,
    ProjectionsConfiguration.class,
    QuerySideConfiguration.class,
    Problems.class
})
class ApiTestConfiguration {

    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    InMemoryEventLog log() {
        return new InMemoryEventLog();
    }

    @Bean
    Documents documents() {
        return new InMemoryDocuments();
    }

    @Bean
    InMemorySubjectKeys keys() {
        return new InMemorySubjectKeys();
    }

    @Bean
    RecordCodec codec(InMemorySubjectKeys keys) {
        return new SealedRecords(keys);
    }

    @Bean
    FragmentIds ids() {
        return new TestFragmentIds();
    }

    @Bean
    InitialRules initialRules() {
        return InitialRules.of(IdentityYaml.NAME, IdentityYaml.defaults());
    }

    @Bean
    RulesInForce rulesInForce(InitialRules initial) {
        return new RulesInForce(initial.rules());
    }

    @Bean
    Normalisation normalisation(RulesInForce rules) {
        return new Normalisation("ZZ", rules);
    }

    @Bean
    RecordedValues recordedValues(Normalisation normalisation, FragmentIds ids) {
        return new RecordedValues(normalisation, ids);
    }

    @Bean
    ProfileAddress profileAddress(FragmentIds ids, Normalisation normalisation) {
        return new ProfileAddress(ids, normalisation);
    }

    @Bean
    AudienceBook audienceBook(InMemoryEventLog log, FragmentIds ids) {
        return new AudienceBook(log, ids);
    }

    @Bean
    InMemoryLogRows rows() {
        return new InMemoryLogRows();
    }

    @Bean
    InMemoryCheckpoints checkpoints() {
        return new InMemoryCheckpoints();
    }

    @Bean
    NoteSigner ledgerSigner() {
        return NoteSigner.of("example.org/log", new byte[32]);
    }

    @Bean
    PreferenceLinks preferenceLinks() {
        return new PreferenceLinks("the fixed preference key of test".getBytes(StandardCharsets.US_ASCII));
    }

    @Bean
    ResidencyPolicy residencyPolicy() {
        return ResidencyPolicy.read("residency.yaml", """
                regions:
                  - {key: eu, countries: [de], adequate: [ch], mechanisms: [scc]}
                  - {key: home, countries: [jp], open: true}
                default: home
                regionBy: {traits: [country]}
                """);
    }

    @Bean
    PackageLinks packageLinks() {
        return new PackageLinks("the fixed package key of testing".getBytes(StandardCharsets.US_ASCII));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LawBook lawBook() {
        return LawBook.ofAnnals();
    }

    @Bean
    ProcessorSignature processorSignature() {
        return ProcessorSignature.of(
                new OpenDsrProperties("cdp.example.org", null, null, 1),
                null,
                new byte[32],
                Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Bean
    SignedJson certificateSigner() {
        return SignedJson.with(new byte[32]);
    }

    @Bean
    RecordingCommands commands() {
        return new RecordingCommands();
    }

    @Bean
    DrivenProcessors processors(InMemoryEventLog log, List<LogProcessor> processors) {
        return new DrivenProcessors(log, processors);
    }
}
