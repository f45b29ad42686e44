package dev.annals.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Namespace;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class IdentityConfigurationTest {

    private final IdentityConfiguration configuration = new IdentityConfiguration();

    @Test
    void namespacesAreRankedAsUsualUnlessConfigured() {
        assertThat(ranked(new MockEnvironment())).containsExactly(Namespace.USER_ID, Namespace.EMAIL);
    }

    @Test
    void aListIsTakenInEitherSpelling() {
        assertThat(ranked(new MockEnvironment().withProperty("annals.identity.priority", "email, user_id")))
                .containsExactly(Namespace.EMAIL, Namespace.USER_ID);
        assertThat(ranked(new MockEnvironment()
                        .withProperty("annals.identity.priority[0]", "email")
                        .withProperty("annals.identity.priority[1]", "user_id")))
                .containsExactly(Namespace.EMAIL, Namespace.USER_ID);
    }

    @Test
    void valuesAreBlockedAndPhoneNumbersReadAsConfigured() {
        Normalisation normalisation = configuration.normalisation(new MockEnvironment()
                .withProperty("annals.identity.phone-region", "HK")
                .withProperty("annals.identity.blocked-values[0]", "Walk-in")
                .withProperty("annals.identity.blocked-values[1]", "POS"));

        assertThat(normalisation.identifier(Namespace.USER_ID, "pos")).isEmpty();
        assertThat(normalisation.identifier(Namespace.PHONE, "5123 4567"))
                .hasValueSatisfying(number -> assertThat(number.value()).isEqualTo("+85251234567"));
    }

    private Stream<Namespace> ranked(MockEnvironment environment) {
        return Stream.of(Namespace.EMAIL, Namespace.USER_ID).sorted(configuration.namespacePriority(environment));
    }
}
