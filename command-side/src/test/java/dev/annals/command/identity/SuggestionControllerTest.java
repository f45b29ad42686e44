package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.identity.DismissSuggestion;
import dev.annals.api.identity.ForestChange;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.RestoreSuggestion;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.security.Role;
import dev.annals.platform.security.Caller;
import dev.annals.platform.web.Problems;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class SuggestionControllerTest {

    private static final SuggestionId SUGGESTION = SuggestionId.of(Woods.id(1), Woods.id(2), -3);

    private final List<Object> commands = new ArrayList<>();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new SuggestionController(
                    DefaultCommandGateway.builder().commandBus(bus()).build()))
            .setControllerAdvice(new Problems())
            .setCustomArgumentResolvers(new CallerOfTests())
            .build();

    @Test
    void whatIsConfirmedIsMergedOnBehalfOfTheCaller() throws Exception {
        MockHttpServletResponse response = decide(SUGGESTION.toString(), "confirm", "{\"reason\":\" same person \"}");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("X-Annals-Position")).isEqualTo("17");
        assertThat(commands)
                .containsExactly(
                        new MergeProfiles(SUGGESTION.one(), SUGGESTION.other(), true, "same person", "compliance:mia"));
    }

    @Test
    void whatIsDismissedIsNotSuggestedAgainUntilItIsRestored() throws Exception {
        decide(SUGGESTION.toString(), "dismiss", "{\"reason\":\"twins\"}");
        decide(SUGGESTION.toString(), "restore", "{\"reason\":\"no twins\"}");

        assertThat(commands)
                .containsExactly(
                        new DismissSuggestion(SUGGESTION, "twins", "compliance:mia"),
                        new RestoreSuggestion(SUGGESTION, "no twins", "compliance:mia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "dismiss", "restore"})
    void aDecisionNeedsAReasonAndASuggestion(String verb) throws Exception {
        assertThat(decide(SUGGESTION.toString(), verb, "{}").getStatus()).isEqualTo(400);
        assertThat(decide(SUGGESTION.toString(), verb, "{\"reason\":\" \"}").getStatus())
                .isEqualTo(400);
        assertThat(decide(SUGGESTION.toString(), verb, "{\"reason\":\"" + "x".repeat(501) + "\"}")
                        .getStatus())
                .isEqualTo(400);
        assertThat(decide(SUGGESTION.toString(), verb, "").getStatus()).isEqualTo(400);
        assertThat(decide("x", verb, "{\"reason\":\"y\"}").getStatus()).isEqualTo(404);
        assertThat(decide("%21", verb, "{\"reason\":\"y\"}").getStatus()).isEqualTo(404);
        assertThat(commands).isEmpty();
    }

    private MockHttpServletResponse decide(String id, String verb, String json) throws Exception {
        return mvc.perform(post("/api/v1/identity/suggestions/" + id + "/" + verb)
                        .contentType("application/json")
                        .content(json))
                .andReturn()
                .getResponse();
    }

    private SimpleCommandBus bus() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        for (Class<?> type : List.of(MergeProfiles.class, DismissSuggestion.class, RestoreSuggestion.class)) {
            bus.subscribe(type.getName(), message -> {
                commands.add(message.getPayload());
                return new ForestChange(List.of(), List.of(), 17);
            });
        }
        return bus;
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
            return new Caller(Role.COMPLIANCE, "mia");
        }
    }
}
