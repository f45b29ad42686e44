package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.security.Role;
import dev.annals.command.consent.Gates;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.identity.RulesLog;
import dev.annals.platform.security.Caller;
import dev.annals.platform.web.Problems;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints for decisions on identity, in front of the real decisions on a log in memory. */
final class IdentityDesk implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RulesInForce rules = new RulesInForce(IdentityYaml.defaultRules());
    private final FragmentIds ids = new TestFragmentIds();
    private final Normalisation normalisation = new Normalisation("ZZ", rules);
    private final MergeForest forest = new MergeForest(rules);
    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final Recorder recorder =
            new GroupRecorder(groupCommit, forest, Gates.on(backbone, ids), ids, new SimpleMeterRegistry());
    private final AtomicInteger messages = new AtomicInteger();
    private final CommandGateway commands;
    private final MockMvc mvc;

    IdentityDesk() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(new IdentityCommands(groupCommit, forest, UUID::randomUUID))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(
                        new RulesCommands(groupCommit, new RulesLog(backbone, ids), forest, ids, rules))
                .subscribe(bus);
        commands = DefaultCommandGateway.builder().commandBus(bus).build();
        mvc = MockMvcBuilders.standaloneSetup(new IdentityController(commands, new ProfileAddress(ids, normalisation)))
                .setControllerAdvice(new Problems())
                .setCustomArgumentResolvers(new CallerOfTests())
                .build();
    }

    /** An interaction that names these, strongest first, each as {@code namespace:value}. */
    Submission naming(InteractionType type, String... named) {
        int number = messages.incrementAndGet();
        Content content = new Content(
                "m-" + number, Stream.of(named).map(this::identifier).toList(), null, Map.of(), Map.of(), Map.of());
        return new Submission.Acceptable(
                new Interaction("shop", type, "Looked", NOON.plusSeconds(number), NOON, false, content));
    }

    void sent(String... named) {
        sent(List.of(naming(InteractionType.TRACK, named)));
    }

    void sent(List<Submission> submissions) {
        Waiting.forAnswer(recorder.submit(submissions));
    }

    void aliased(String id, String previous) {
        sent(List.of(naming(InteractionType.ALIAS, id, previous)));
    }

    Answer merge(String one, String other) {
        return ask("merge", Map.of("one", one, "other", other, "reason", "Same passport"));
    }

    Answer split(String one, String other) {
        return ask("split", Map.of("one", one, "other", other, "reason", "Two people"));
    }

    Answer ask(String what, Map<String, ?> body) {
        return asking(what, JsonMapper.shared().writeValueAsString(body));
    }

    Answer asking(String what, String body) {
        try {
            return new Answer(mvc.perform(post("/api/v1/identity/" + what)
                            .contentType("application/json")
                            .content(body.getBytes(StandardCharsets.UTF_8)))
                    .andReturn()
                    .getResponse());
        } catch (Exception e) {
            throw new AssertionError("No exception may reach the server", e);
        }
    }

    /** The fragment of an identifier is erased. */
    void erased(String named) {
        FragmentId fragment = fragment(named);
        Decision<Boolean> erasing = new Decision<>() {
            @Override
            public Set<UUID> eventIds() {
                return Set.of();
            }

            @Override
            public Set<FragmentId> fragments() {
                return Set.of(fragment);
            }

            @Override
            public Boolean decide(StreamAppends appends) {
                appends.append(fragment, StreamKind.FRAGMENT, new FragmentErased(fragment, fragment, 1));
                return true;
            }
        };
        Waiting.forAnswer(groupCommit.submit(List.of(erasing)));
    }

    /** Sends a command, as other rooms do. */
    <T> T command(Object command, Class<T> answer) {
        try {
            return answer.cast(commands.send(command).get(10, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failed);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    /** What was recorded of the rules. */
    List<IdentityRulesEvent> rulesEvents() {
        return backbone.events().stream()
                .filter(IdentityRulesEvent.class::isInstance)
                .map(IdentityRulesEvent.class::cast)
                .toList();
    }

    FragmentId fragment(String named) {
        return ids.of(identifier(named));
    }

    /** Who is one person with an identifier, by what is in the log. */
    boolean areOne(String one, String other) {
        return root(fragment(one)).equals(root(fragment(other)));
    }

    /** The events about identity in the log. */
    List<IdentityEvent> events() {
        return backbone.events().stream()
                .filter(IdentityEvent.class::isInstance)
                .map(IdentityEvent.class::cast)
                .toList();
    }

    /** The newest event in the log. */
    RecordedEvent newest(FragmentId stream) {
        return backbone.newest(stream, Long.MAX_VALUE, 1).getFirst();
    }

    private FragmentId root(FragmentId member) {
        Fragment at = sourced(member);
        while (at.parent() != null) {
            at = sourced(at.parent());
        }
        return at.id();
    }

    Fragment sourced(FragmentId id) {
        Fragment fragment = Fragment.unopened(id);
        for (IdentityEvent event : events()) {
            if (event.fragment().equals(id)) {
                fragment = fragment.after(event, NOON);
            }
        }
        return fragment;
    }

    Identifier identifier(String named) {
        int colon = named.indexOf(':');
        return new Identifier(new Namespace(named.substring(0, colon)), named.substring(colon + 1));
    }

    @Override
    public void close() {
        groupCommit.close();
    }

    /** What was answered. */
    record Answer(MockHttpServletResponse response) {

        int status() {
            return response.getStatus();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.getContentAsByteArray());
        }

        Answer isDone() {
            assertThat(status()).as("%s", json()).isEqualTo(200);
            assertThat(response.getHeader("X-Annals-Position")).isNotBlank();
            return this;
        }

        void isProblem(int status, String code) {
            assertThat(status()).as("%s", json()).isEqualTo(status);
            assertThat(json().path("code").asString()).isEqualTo(code);
            assertThat(json().path("detail").asString()).isNotBlank();
            assertThat(json().path("fix").asString()).isNotBlank();
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
            return new Caller(Role.COMPLIANCE, "desk");
        }
    }
}
