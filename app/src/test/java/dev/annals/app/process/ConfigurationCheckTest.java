package dev.annals.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConfigurationCheckTest {

    @Test
    void nothingGivenIsRight() {
        assertThat(findings(Map.of())).isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(findings(Map.of(
                        "annals.prot", "1",
                        "annals.port", "abc",
                        "annals.roles", "command,juggler",
                        "annals.http.body-time", "soon")))
                .hasSize(4)
                .anyMatch(finding -> finding.contains("annals.prot") && finding.contains("did you mean annals.port?"))
                .anyMatch(finding -> finding.startsWith("annals.port has a value that is no whole number"))
                .anyMatch(finding -> finding.startsWith("annals.roles has a value that is no list of command"))
                .anyMatch(finding -> finding.startsWith("annals.http.body-time has a value that is no duration"));
    }

    @Test
    void whatDoesNotFitTogetherIsTold() {
        assertThat(findings(Map.of(
                        "annals.oidc.issuer", "https://id.example",
                        "annals.backbone", "carrier-pigeon",
                        "annals.mongodb.uri", "localhost")))
                .hasSize(3)
                .anyMatch(finding -> finding.startsWith("annals.oidc.audience is missing"))
                .anyMatch(finding -> finding.startsWith("annals.backbone is 'carrier-pigeon'"))
                .anyMatch(finding -> finding.startsWith("annals.mongodb.uri does not begin with"));
    }

    @Test
    void entriesOfMapsAndListsAreKnown() {
        assertThat(findings(
                        Map.of("annals.oidc.roles.cdp-officers", "compliance", "annals.oidc.algorithms[0]", "ES256")))
                .isEmpty();
    }

    @Test
    void variablesOfTheEnvironmentAreChecked() {
        assertThat(findings(variables(Map.of("ANNALS_PROT", "1", "ANNALS_JAVA_HOME", "/opt/jdk"))))
                .singleElement()
                .asString()
                .startsWith("annals.prot");
    }

    @Test
    void variablesOfTheEnvironmentHaveNoHyphens() {
        StandardEnvironment environment = variables(Map.of(
                "ANNALS_CHANNELS_ALLOWEDNETWORKS", "10.0.0.0/8,192.168.0.0/16",
                "ANNALS_OIDC_ALGORITHMS_0", "ES256",
                "ANNALS_DELIVERIES_BUDGETS_SMS", "500",
                "ANNALS_RECORDING_CACHEDSTREAMS", "7000"));

        assertThat(findings(environment)).isEmpty();
        assertThat(environment.getProperty("annals.recording.cached-streams")).isEqualTo("7000");
    }

    @Test
    void valuesAreNotRepeated() {
        assertThat(findings(Map.of("annals.port", "hunter2")).toString()).doesNotContain("hunter2");
    }

    private static StandardEnvironment variables(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private static List<String> findings(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
        return findings(environment);
    }

    private static List<String> findings(StandardEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        return ConfigurationCheck.findings(environment);
    }
}
