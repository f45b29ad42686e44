package dev.annals.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.security.Role;
import dev.annals.command.interaction.BodyReader;
import dev.annals.command.interaction.InteractionConfiguration;
import dev.annals.command.interaction.ItemChecks;
import dev.annals.command.interaction.Recorder;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.IdentityConfiguration;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.WriteKeys;
import dev.annals.platform.web.Problems;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of intake as they are configured, in front of a recorder in memory. */
final class Endpoints {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final RecorderInMemory recorder = new RecorderInMemory();
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvc mvc;

    Endpoints() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Map<String, String> keys = Map.of("key-1", "shop", "key-2", "till");
        context.registerBean(WriteKeys.class, () -> key -> Optional.ofNullable(keys.get(key)));
        context.registerBean(Recorder.class, () -> recorder);
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBean(MeterRegistry.class, () -> meters);
        context.registerBean(FragmentIds.class, TestFragmentIds::new);
        context.registerBean(PlanBook.class, () -> new PlanBook(new InMemoryEventLog(), new TestFragmentIds()));
        context.registerBean(
                CommandGateway.class,
                () -> DefaultCommandGateway.builder()
                        .commandBus(SimpleCommandBus.builder().build())
                        .build());
        context.register(IdentityConfiguration.class, InteractionConfiguration.class, IntakeConfiguration.class);
        context.refresh();
        assertThat(context.getBean(BodyReader.class)).isNotNull();
        assertThat(context.getBean(ItemChecks.class)).isNotNull();
        mvc = MockMvcBuilders.standaloneSetup(
                        context.getBean(TrackingController.class),
                        context.getBean(PixelController.class),
                        context.getBean(SettingsController.class),
                        context.getBean(InteractionsController.class),
                        context.getBean(CloudEventsController.class))
                .setControllerAdvice(new Problems())
                .setCustomArgumentResolvers(new CallerOfTests())
                .build();
    }

    Answer ask(MockHttpServletRequestBuilder request) {
        try {
            return new Answer(mvc.perform(request).andReturn().getResponse());
        } catch (Exception e) {
            throw new AssertionError("No exception may reach the server", e);
        }
    }

    static MockHttpServletRequestBuilder sent(String path, String json) {
        return post(path).content(json.getBytes(StandardCharsets.UTF_8));
    }

    static MockHttpServletRequestBuilder keyed(String path, String json) {
        return sent(path, json).header("Authorization", basic("key-1:"));
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** What was answered. */
    record Answer(MockHttpServletResponse response) {

        int status() {
            return response.getStatus();
        }

        String text() {
            try {
                return response.getContentAsString(StandardCharsets.UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(text());
        }

        String header(String name) {
            return response.getHeader(name);
        }

        /** Asserts that it is the whole problem document of a refusal. */
        void isProblem(int status, String code, String detail) {
            assertThat(text()).contains("\"code\":\"" + code + "\"");
            assertThat(status()).isEqualTo(status);
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("type").asString()).isEqualTo("urn:problem-type:annals:" + code);
            assertThat(problem.get("title").asString()).isNotBlank();
            assertThat(problem.get("fix").asString()).isNotBlank();
            assertThat(problem.get("detail").asString()).isEqualTo(detail);
        }
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
            return new Caller(Role.SOURCE, "shop");
        }
    }
}
