package dev.annals.channels.delivery.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.HttpConnectorContract;
import dev.annals.channels.delivery.HttpStub;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.Outgoing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdsTest extends HttpConnectorContract {

    @Override
    protected ConnectorKind kind() {
        return new AdsKind(provider());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address(), "audience", "17", "token", "t");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "audience", "17", "token", "t");
    }

    @Override
    protected String address() {
        return "Mia@Example.com";
    }

    /** To add the same twice changes nothing. */
    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .filter(call -> call.path().equals("/17/users"))
                .map(HttpStub.Call::body)
                .distinct()
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "CT, 臺北市, 臺北市",
        "CT, ' São Paulo ', sãopaulo",
        "CT, 'St. Gallen', stgallen",
        "ST, 神奈川県, 神奈川県",
        "FN, 美　麗, 美　麗",
        "LN, O'Neil, oneil",
        "PHONE, +886 912-345-678, 886912345678",
        "PHONE, ００８８６９１２３４５６７８, 886912345678",
        "ZIP, SW1A 1AA, sw1a1aa",
        "GEN, Female, f",
        "COUNTRY, TW, tw",
    })
    void valuesAreSpeltAlikeAndEveryScriptIsKept(String field, String value, String normalised) {
        assertThat(AudienceMember.normalised(field, value)).isEqualTo(normalised);
    }

    @Test
    void nothingButHashesLeavesTheHouseAndWhoLeavesIsTakenOut() throws InterruptedException {
        Outgoing message = message();
        Outgoing leaves = new Outgoing(
                message.delivery(),
                message.profile(),
                message.channel(),
                message.purpose(),
                message.address(),
                new Message(null, "", null, Map.of("action", "remove", "city", "臺北市")),
                message.handedOverAt());
        try (ChannelConnector connector = connector(working())) {
            connector.send(leaves);
        }
        HttpStub.Call call = stub.last("/17/users");
        assertThat(call.method()).isEqualTo("DELETE");
        assertThat(call.body())
                .isEqualTo("{\"payload\":{\"schema\":[\"CT\",\"EMAIL\"],\"data\":[[\"" + Sha256.hex("臺北市") + "\",\""
                        + Sha256.hex("mia@example.com") + "\"]]}}");
    }
}
