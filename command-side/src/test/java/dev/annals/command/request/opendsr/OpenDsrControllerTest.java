package dev.annals.command.request.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.request.ChangeRequest;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.security.Role;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.request.opendsr.AskedByController;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.platform.security.Caller;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenDsrControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Caller SHOP = new Caller(Role.CONTROLLER, "shop");
    private static final String ID = "a7551968-d5d6-44b2-9831-815ac9017798";

    private final TestFragmentIds ids = new TestFragmentIds();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final List<Object> commands = new ArrayList<>();
    private final ProcessorSignature signature =
            ProcessorSignature.of(new OpenDsrProperties("dsr.example.org", null, null, 20), null, new byte[32], NOW);
    private final OpenDsrController controller = new OpenDsrController(
            DefaultCommandGateway.builder().commandBus(bus()).build(),
            new RequestReading(new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules())), false),
            LawBook.ofAnnals(),
            ids,
            log,
            signature,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatIsPendingIsCancelledWith202AndASignedAnswer() throws Exception {
        FragmentId request = AskedByController.idOf(ids, SHOP, ID);
        log.append(request, received(request));

        ResponseEntity<byte[]> answer = controller.cancel(ID, SHOP);

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        byte[] body = Objects.requireNonNull(answer.getBody());
        JsonNode told = JsonMapper.shared().readTree(body);
        assertThat(told.path("subject_request_id").asString()).isEqualTo(ID);
        assertThat(told.path("controller_id").asString()).isEqualTo("shop");
        assertThat(commands).containsExactly(new ChangeRequest.Cancel(request));
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(signature.certificate().getBytes(StandardCharsets.US_ASCII))));
        verifier.update(body);
        assertThat(verifier.verify(
                        Base64.getDecoder().decode(answer.getHeaders().getFirst(ProcessorSignature.SIGNATURE_HEADER))))
                .isTrue();
    }

    @Test
    void whatAnotherControllerSentDoesNotExistForThisOne() {
        FragmentId request = AskedByController.idOf(ids, SHOP, ID);
        log.append(request, received(request));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> controller.cancel(ID, new Caller(Role.CONTROLLER, "competitor")));
        assertThat(commands).isEmpty();
    }

    private static RequestReceived received(FragmentId request) {
        return new RequestReceived(
                request,
                RequestType.ACCESS,
                "gdpr",
                AskedByController.CHANNEL,
                NOW,
                List.of(request),
                LawBook.ofAnnals().due("gdpr", RequestType.ACCESS, NOW),
                false,
                List.of(),
                "shop",
                ID,
                "fingerprint",
                List.of(),
                null);
    }

    private SimpleCommandBus bus() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(ChangeRequest.Cancel.class.getName(), message -> {
            commands.add(message.getPayload());
            return null;
        });
        return bus;
    }
}
