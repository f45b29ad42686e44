package dev.annals.platform.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidencyPolicyTest {

    private static final String FILE = """
            regions:
              - {key: eu, countries: [de, fr], adequate: [jp], mechanisms: [scc, bcr]}
              - {key: cn, countries: [cn]}
              - {key: elsewhere, countries: [us, tw], open: true}
            default: elsewhere
            regionBy: {traits: [country, address.country], phone: true}
            """;

    private final ResidencyPolicy policy = ResidencyYaml.read("residency.yaml", FILE);

    @Test
    void aPersonLivesWhereTheFirstRuleThatKnowsSays() {
        List<Identifier> phone = List.of(new Identifier(Namespace.PHONE, "+8613812345678"));

        assertThat(policy.regionOf(Map.of("country", "Germany"), phone)).isEqualTo("eu");
        assertThat(policy.regionOf(Map.of("country", "Mars", "address", Map.of("country", "FRA")), phone))
                .isEqualTo("eu");
        assertThat(policy.regionOf(Map.of(), phone)).isEqualTo("cn");
        assertThat(policy.regionOf(Map.of(), List.of())).isEqualTo("elsewhere");
    }

    @Test
    void withinARegionNothingIsAsked() {
        assertThat(policy.passage("eu", new Destination("mailer", "fr", null)))
                .isEqualTo(new Passage(true, "within_region", "eu", "eu", null));
        assertThat(policy.passage("elsewhere", new Destination("mailer", null, null))
                        .allowed())
                .isTrue();
    }

    @Test
    void outOfARegionLeadsAdequacyOrAnAcceptedMechanismOnly() {
        assertThat(policy.passage("eu", new Destination("mailer", "jp", null)))
                .isEqualTo(new Passage(true, "adequate", "eu", null, "adequacy"));
        assertThat(policy.passage("eu", new Destination("mailer", "us", "scc")))
                .isEqualTo(new Passage(true, "mechanism_scc", "eu", "elsewhere", "scc"))
                .returns(true, Passage::crossesBorder);
        assertThat(policy.passage("eu", new Destination("mailer", "us", null)))
                .isEqualTo(new Passage(false, "no_transfer_mechanism", "eu", "elsewhere", null));
        assertThat(policy.passage("cn", new Destination("mailer", "us", "scc")).reason())
                .isEqualTo("mechanism_not_accepted");
        assertThat(policy.passage("cn", new Destination("mailer", null, "scc")).reason())
                .isEqualTo("no_destination_country");
    }

    @Test
    void withoutAFileEverythingIsAllowed() {
        ResidencyPolicy open = ResidencyPolicy.open();
        Passage passage = open.passage(open.regionOf(Map.of(), List.of()), new Destination("mailer", null, null));
        assertThat(passage.allowed()).isTrue();
        assertThat(passage.crossesBorder()).isFalse();
    }

    @Test
    void everythingThatIsWrongWithAFileIsToldAtOnce() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> ResidencyYaml.read("residency.yaml", """
                        regions:
                          - {key: eu, countries: [de, germany]}
                          - {key: EU, countries: [de], mechanism: [scc]}
                        default: asia
                        """))
                .withMessageContaining("residency.yaml:2:")
                .withMessageContaining("'germany' is no country")
                .withMessageContaining("residency.yaml:3:")
                .withMessageContaining("'default' is expected");
    }
}
