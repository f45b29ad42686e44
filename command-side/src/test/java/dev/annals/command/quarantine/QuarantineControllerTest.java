package dev.annals.command.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.interaction.Receipt.Status;
import dev.annals.api.quarantine.DiscardItem;
import dev.annals.api.quarantine.RedriveItem;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.platform.security.Caller;
import dev.annals.platform.web.Problems;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class QuarantineControllerTest {

    private static final String KNOWN = "00000000-0000-0000-0000-00000000000a";
    private static final String STUBBORN = "00000000-0000-0000-0000-00000000000b";
    private static final String GONE = "00000000-0000-0000-0000-00000000000c";

    private final List<Object> commands = new ArrayList<>();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new QuarantineController(
                    DefaultCommandGateway.builder().commandBus(bus()).build()))
            .setControllerAdvice(new Problems())
            .setCustomArgumentResolvers(new CallerOfTests())
            .build();

    @Test
    void anItemIsReDrivenOnBehalfOfTheCaller() throws Exception {
        MockHttpServletResponse response = ask("/api/v1/quarantine/" + KNOWN + "/redrive", "");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("X-Annals-Position")).isEqualTo("17");
        assertThat(response.getContentAsString())
                .isEqualTo("{\"item\":\"" + KNOWN + "\",\"messageId\":\"m\",\"status\":\"stored\",\"reason\":null}");
        assertThat(commands).containsExactly(new RedriveItem(FragmentId.of(KNOWN), "admin:ops"));
    }

    @Test
    void anItemThatIsStillUnacceptableStays() throws Exception {
        assertThat(ask("/api/v1/quarantine/" + STUBBORN + "/redrive", "").getContentAsString())
                .contains("\"status\":\"quarantined\",\"reason\":\"no-identifier: nobody\"");
    }

    @Test
    void manyItemsAreReDrivenInTheOrderGiven() throws Exception {
        MockHttpServletResponse response = ask(
                "/api/v1/quarantine/redrive", "{\"items\":[\"" + GONE + "\",\"" + STUBBORN + "\",\"" + KNOWN + "\"]}");

        assertThat(response.getContentAsString())
                .containsSubsequence(
                        "refused", "not-found: no such item", "quarantined", "no-identifier: nobody", "stored");
        assertThat(commands)
                .extracting(command -> ((RedriveItem) command).item().toString())
                .containsExactly(GONE, STUBBORN, KNOWN);
    }

    @Test
    void anItemIsGivenUpForAReason() throws Exception {
        MockHttpServletResponse response =
                ask("/api/v1/quarantine/" + KNOWN + "/discard", "{\"reason\":\" sent by mistake \"}");

        assertThat(response.getContentAsString()).isEqualTo("{\"item\":\"" + KNOWN + "\",\"status\":\"discarded\"}");
        assertThat(response.getHeader("X-Annals-Position")).isEqualTo("18");
        assertThat(commands).containsExactly(new DiscardItem(FragmentId.of(KNOWN), "admin:ops", "sent by mistake"));
    }

    @Test
    void withoutAReasonNothingIsGivenUp() throws Exception {
        for (String body : new String[] {"{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(501) + "\"}"}) {
            assertThat(ask("/api/v1/quarantine/" + KNOWN + "/discard", body).getContentAsString())
                    .contains("invalid-field", "$.reason is no text of 1 to 500 characters.");
        }
        assertThat(ask("/api/v1/quarantine/" + KNOWN + "/discard", "").getContentAsString())
                .contains("malformed-json");
        assertThat(commands).isEmpty();
    }

    @Test
    void anUnknownItemIsNotFound() throws Exception {
        assertThat(ask("/api/v1/quarantine/" + GONE + "/redrive", "").getStatus())
                .isEqualTo(404);
        assertThat(ask("/api/v1/quarantine/not-an-id/redrive", "").getStatus()).isEqualTo(404);
    }

    @Test
    void aListWithoutIdsIsRefused() throws Exception {
        assertThat(ask("/api/v1/quarantine/redrive", "{}").getStatus()).isEqualTo(400);
        assertThat(ask("/api/v1/quarantine/redrive", "{\"items\":[]}").getStatus())
                .isEqualTo(400);
    }

    private MockHttpServletResponse ask(String path, String json) throws Exception {
        return mvc.perform(post(path).contentType("application/json").content(json))
                .andReturn()
                .getResponse();
    }

    private SimpleCommandBus bus() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(RedriveItem.class.getName(), this::redrive);
        bus.subscribe(DiscardItem.class.getName(), message -> {
            commands.add(message.getPayload());
            return 18L;
        });
        return bus;
    }

    private Receipt redrive(CommandMessage<?> message) {
        RedriveItem command = (RedriveItem) message.getPayload();
        commands.add(command);
        return switch (command.item().toString()) {
            case KNOWN -> new Receipt("m", Status.STORED, null, 17);
            case STUBBORN -> new Receipt(null, Status.QUARANTINED, "no-identifier: nobody", 0);
            default -> throw new Rejected(Rejection.NOT_FOUND, "no such item");
        };
    }

    /** The caller that the security filters would have found. */
    private static final class CallerOfTests implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory factory) {
            return new Caller(Role.ADMIN, "ops");
        }
    }
}
