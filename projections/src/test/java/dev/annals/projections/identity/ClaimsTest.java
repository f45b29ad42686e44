package dev.annals.projections.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HISTORIES = 20_000;

    @Test
    void theLastClaimCountsAndTheOthersStayVisible() {
        Claims claims = said(claim("Ann", "crm", 1), claim("Anna", "web", 3), claim("Hanna", "pos", 2));
        assertThat(claims.newest()).containsEntry("name", claim("Anna", "web", 3));
        assertThat(claims.others()).containsEntry("name", List.of(claim("Hanna", "pos", 2), claim("Ann", "crm", 1)));
    }

    @Test
    void aClaimThatIsRepeatedCountsFromWhenItWasMadeLast() {
        Claims claims = said(claim("Ann", "crm", 1), claim("Anna", "web", 2), claim("Ann", "crm", 3));
        assertThat(claims.newest()).containsEntry("name", claim("Ann", "crm", 3));
        assertThat(claims.others()).containsEntry("name", List.of(claim("Anna", "web", 2)));
    }

    @Test
    void whereNobodyContradictsThereAreNoOthers() {
        assertThat(said(claim("Ann", "crm", 1), claim("Ann", "crm", 2)).others())
                .isNull();
    }

    @Test
    void anyOrderOfArrivalKeepsTheSameClaims() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Register> claims = new ArrayList<>();
            int sources = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4);
            for (int i = random.nextInt(sources * 8); i >= 0; i--) {
                claims.add(
                        claim("value " + random.nextInt(6), "source " + random.nextInt(sources), random.nextInt(50)));
            }
            Claims inOrder = said(claims.toArray(Register[]::new));
            Collections.shuffle(claims, random);
            Claims otherwise = said(claims.toArray(Register[]::new));
            assertThat(otherwise.newest()).as("seed %d", seed).isEqualTo(inOrder.newest());
            assertThat(otherwise.others()).as("seed %d", seed).isEqualTo(inOrder.others());
            if (inOrder.others() != null) {
                assertThat(inOrder.others().get("name")).hasSizeLessThan(Limits.CLAIMS);
            }
        }
    }

    @Test
    void theMoreTrustedSourceCountsWheneverItSpoke() {
        SourcePriority priority = new SourcePriority(List.of("crm", "pos"), SourcePriority.NONE::namespaces);
        List<Register> claims = new ArrayList<>(List.of(
                claim("Ann", "crm", 1), claim("Hanna", "pos", 2), claim("Anna", "web", 4), claim("Ana", "app", 3)));
        claims.sort(priority.weakestFirst().reversed());
        assertThat(claims).extracting(Register::source).containsExactly("crm", "pos", "web", "app");
        claims.sort(SourcePriority.NONE.weakestFirst().reversed());
        assertThat(claims).extracting(Register::source).containsExactly("web", "app", "pos", "crm");
    }

    private static Claims said(Register... claims) {
        Claims said = new Claims(null, null);
        for (Register claim : claims) {
            said = new Claims(said.newest(), said.others());
            said.say("name", claim);
            said.say("other", claim);
        }
        assertThat(said.newest()).containsOnlyKeys("name", "other");
        return said;
    }

    private static Register claim(String value, String source, int second) {
        return new Register(value, NOON.plusSeconds(second), new UUID(second, (value + source).hashCode()), source);
    }
}
