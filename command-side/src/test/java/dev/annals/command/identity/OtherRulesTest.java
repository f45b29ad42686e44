package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invented histories, decided by some rules and then anew by others: as if those had held from the beginning. */
class OtherRulesTest {

    private static final int HISTORIES = 20_000;
    private static final String BEFORE = """
            namespaces:
              - {name: user_id, atMost: 1, quarantineAfter: 0}
              - {name: email, atMost: 2, quarantineAfter: 0}
              - {name: anonymous_id, quarantineAfter: 0}
            identifiersPerProfile: 5
            """;
    private static final List<String> AFTER = List.of("""
            namespaces:
              - {name: email, atMost: 1, quarantineAfter: 0}
              - {name: user_id, atMost: 2, quarantineAfter: 0}
              - {name: anonymous_id, atMost: 1, quarantineAfter: 0}
            identifiersPerProfile: 4
            """, """
            namespaces:
              - {name: user_id, quarantineAfter: 0}
              - {name: anonymous_id, quarantineAfter: 0, merges: false}
              - {name: email, quarantineAfter: 0}
            """, """
            namespaces:
              - {name: anonymous_id, quarantineAfter: 0}
              - {name: user_id, atMost: 1, within: PT5S, quarantineAfter: 0}
              - {name: email, quarantineAfter: 0, merges: false}
            identifiersPerProfile: 6
            """);

    @Test
    void whatRulesForThePastMakeOfAHistoryIsWhatTheyWouldHaveMadeOfItInTime() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Namespace> kinds = ForestHistoriesTest.kinds(random);
            List<ForestHistoriesTest.Said> said = ForestHistoriesTest.said(random, kinds.size());
            String other = AFTER.get(seed % AFTER.size());
            Woods inTime = ForestHistoriesTest.after(new MergeForest(rules(other)), kinds, said);

            RulesInForce rules = rules(BEFORE);
            MergeForest forest = new MergeForest(rules);
            Woods woods = ForestHistoriesTest.after(forest, kinds, said);
            rules.take(IdentityYaml.read("identity.yaml", other).as(2, 1));
            Set<FragmentId> looked = new HashSet<>();
            for (int i = 0; i < kinds.size(); i++) {
                if (!looked.contains(Woods.id(i))) {
                    woods.apply(forest.regroup(woods, List.of(Woods.id(i)), looked));
                }
            }

            if (!woods.profiles().equals(inTime.profiles()) || !woods.refusals().equals(inTime.refusals())) {
                assertThat(woods.profiles()).as("history %d", seed).isEqualTo(inTime.profiles());
                assertThat(woods.refusals()).as("history %d", seed).isEqualTo(inTime.refusals());
            }
        }
    }

    private static RulesInForce rules(String text) {
        return new RulesInForce(IdentityYaml.read("identity.yaml", text));
    }
}
