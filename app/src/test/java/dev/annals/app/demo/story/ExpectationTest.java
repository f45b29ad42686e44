package dev.annals.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final Identifier LAPTOP = new Identifier(Namespace.ANONYMOUS_ID, "laptop");
    private static final Identifier TELEPHONE = new Identifier(Namespace.ANONYMOUS_ID, "telephone");
    private static final Identifier ACCOUNT = new Identifier(Namespace.USER_ID, "account");
    private static final Identifier STRANGER = new Identifier(Namespace.ANONYMOUS_ID, "stranger");

    private final Expectation expectation = new Expectation();

    @Test
    void identifiersNamedTogetherAreOneProfileAndOthersAreNot() {
        say(LAPTOP);
        say(STRANGER);
        say(TELEPHONE);
        say(LAPTOP, ACCOUNT);
        say(TELEPHONE, ACCOUNT);

        assertThat(expectation.profiles())
                .containsExactlyInAnyOrder(
                        new Expectation.ExpectedProfile(List.of(LAPTOP, TELEPHONE, ACCOUNT), 4),
                        new Expectation.ExpectedProfile(List.of(STRANGER), 1));
        assertThat(expectation.total()).isEqualTo(5);
        assertThat(expectation.profiles().stream().mapToInt(Expectation.ExpectedProfile::merges))
                .containsExactlyInAnyOrder(2, 0);
    }

    private void say(Identifier... identifiers) {
        expectation.add(new Message(Source.WEB, Set.of(identifiers), Map.of("messageId", "m")));
    }
}
