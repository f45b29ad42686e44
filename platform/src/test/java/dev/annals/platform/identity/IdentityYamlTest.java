package dev.annals.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import dev.annals.api.identity.NamespaceRule.AtMost;
import dev.annals.api.identity.NamespaceRule.Spelling;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityYamlTest {

    @Test
    void theShippedRulesRankTheKnownNamespacesAndBlockWhatStandsForNobody() {
        IdentityRules rules = IdentityYaml.defaultRules();
        assertThat(rules.version()).isEqualTo(1);
        assertThat(rules.priority()).isEqualTo(NamespacePriority.DEFAULT_ORDER);
        CompiledRules compiled = new CompiledRules(rules);
        assertThat(List.of("NULL", "undefined", "Anonymous", "xxx", "[object Object]"))
                .allMatch(value -> compiled.isBlocked(Namespace.USER_ID, value));
        assertThat(compiled.isBlocked(Namespace.EMAIL, "noreply@shop.example")).isTrue();
        assertThat(compiled.isBlocked(Namespace.USER_ID, "noreply@shop.example"))
                .isFalse();
        assertThat(compiled.isBlocked(Namespace.PHONE, "+886000000000")).isTrue();
        assertThat(compiled.isBlocked(Namespace.PHONE, "+886912345679")).isFalse();
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        IdentityRules rules = IdentityYaml.read("identity.yaml", """
                namespaces:
                  - name: email
                    spelling: email
                    ignoreCase: true
                    merges: false
                    atMost: 2
                    within: P30D
                    quarantineAfter: 7
                    blocked: [a@b.c]
                    blockedPatterns: ['.*@spam\\.example']
                identifiersPerProfile: 12
                blocked: [nobody]
                blockedPatterns: ['z+']
                """);
        assertThat(rules)
                .isEqualTo(new IdentityRules(
                        1,
                        1,
                        List.of(new NamespaceRule(
                                Namespace.EMAIL,
                                Spelling.EMAIL,
                                true,
                                false,
                                new AtMost(2, Duration.ofDays(30)),
                                7,
                                Set.of("a@b.c"),
                                List.of(".*@spam\\.example"))),
                        12,
                        Set.of("nobody"),
                        List.of("z+")));
    }

    @Test
    void everyFlawIsNamedWithItsLineAndColumnAndHowToMendIt() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> IdentityYaml.read("identity.yaml", """
                        namespaces:
                          - name: email
                            atmost: 3
                            spelling: e-mail
                          - name: email
                            within: P30D
                          - name: E-Mail
                            blockedPatterns: ['(a']
                        identifiersPerProfile: none
                        """))
                .satisfies(rejected -> {
                    assertThat(rejected.rejection()).isEqualTo(Rejection.INVALID_CONFIGURATION);
                    assertThat(rejected.detail().split("\n"))
                            .satisfiesExactly(
                                    line -> assertThat(line)
                                            .isEqualTo("identity.yaml:3:5: 'atmost' is not known here. Do you mean"
                                                    + " 'atMost'?"),
                                    line -> assertThat(line)
                                            .isEqualTo("identity.yaml:4:15: 'spelling' is expected to be one of text,"
                                                    + " email, phone."),
                                    line -> assertThat(line).startsWith("identity.yaml:5:11: The namespace 'email'"),
                                    line -> assertThat(line).startsWith("identity.yaml:6:13: 'within' says"),
                                    line -> assertThat(line).startsWith("identity.yaml:7:11: 'name' is expected"),
                                    line -> assertThat(line).startsWith("identity.yaml:8:22: '(a' is no regular"),
                                    line -> assertThat(line)
                                            .startsWith("identity.yaml:9:24: 'identifiersPerProfile' is expected"));
                });
    }

    @Test
    void whatIsNoYamlIsRefusedWhereItStopsToBe() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> IdentityYaml.read("identity.yaml", "namespaces: [\n  - x: }"))
                .satisfies(rejected -> assertThat(rejected.detail()).startsWith("identity.yaml:2:"));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> IdentityYaml.read("identity.yaml", ""));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> IdentityYaml.read("identity.yaml", "[".repeat(100_000)));
    }
}
