package dev.annals.query;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordAccesses;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.security.Role;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.security.Caller;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** The query side on stores in memory, asked over HTTP, with a few people in the log. */
public final class Api implements AutoCloseable {

    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private final MockMvcTester http;
    private int messages;

    public Api() {
        MockServletContext servletContext = new MockServletContext();
        servletContext.addInitParameter("annals.ledger.every", "50ms");
        context.setServletContext(servletContext);
        context.register(ApiTestConfiguration.class);
        context.refresh();
        context.getBean("identityPastRounds", SmartLifecycle.class).stop();
        context.getBean("retentionRounds", SmartLifecycle.class).stop();
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        http = MockMvcTester.create(mvc);
        as(Role.SERVICE);
    }

    /** Asks as a caller of this role from now on. */
    public Api as(Role role) {
        TestingAuthenticationToken caller = new TestingAuthenticationToken(
                new Caller(role, "reader"),
                "",
                role.permissions().stream().map(Enum::name).toArray(String[]::new));
        SecurityContextHolder.getContext().setAuthentication(caller);
        return this;
    }

    /** Asks; the path is encoded already. */
    public MvcTestResult ask(String path, String... headers) {
        var request = get(URI.create(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.perform(request);
    }

    /** Asks with a body. */
    public MvcTestResult post(String path, String body) {
        return http.perform(MockMvcRequestBuilders.post(URI.create(path)).content(body));
    }

    /** Posts JSON. */
    public MvcTestResult postJson(String path, String body) {
        return post(path, "application/json", body);
    }

    /** Posts something of a content type. */
    public MvcTestResult post(String path, String type, String body) {
        return http.perform(
                MockMvcRequestBuilders.post(URI.create(path)).contentType(type).content(body));
    }

    /** Sends a file of configuration; the path is encoded already. */
    public MvcTestResult send(String path, String yaml, String... headers) {
        var request = MockMvcRequestBuilders.post(URI.create(path))
                .content(yaml.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/yaml");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.perform(request);
    }

    /** A part of the query side. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public InMemoryEventLog log() {
        return context.getBean(InMemoryEventLog.class);
    }

    public InMemorySubjectKeys keys() {
        return context.getBean(InMemorySubjectKeys.class);
    }

    /** The read model of fragments. */
    @SuppressWarnings("unchecked")
    public ReadModel<FragmentDocument> fragments() {
        return (ReadModel<FragmentDocument>) context.getBean("fragments");
    }

    public RecordingCommands commands() {
        return context.getBean(RecordingCommands.class);
    }

    /** The reads of personal data that were recorded. */
    public List<RecordAccess> accesses() {
        return commands().sent().stream()
                .flatMap(command -> command instanceof RecordAccesses many
                        ? many.accesses().stream()
                        : Stream.of((RecordAccess) command))
                .toList();
    }

    /** Lets the projections handle all there is. */
    public Api caughtUp() {
        context.getBean(DrivenProcessors.class).run();
        return this;
    }

    public FragmentId fragment(Namespace namespace, String value) {
        return context.getBean(FragmentIds.class).of(new Identifier(namespace, value));
    }

    public FragmentId accessesOf(FragmentId profile) {
        return context.getBean(FragmentIds.class).of("access", profile.toString());
    }

    /** An identifier is seen for the first time. */
    public FragmentId opened(Namespace namespace, String value) {
        FragmentId fragment = fragment(namespace, value);
        log().append(fragment, new FragmentOpened(fragment, namespace, value), "source:web");
        return fragment;
    }

    /** The second identifier's profile becomes part of the first's. */
    public void merged(FragmentId stronger, FragmentId weaker) {
        Link link = new Link(weaker, stronger, "shared-identifier", 1, new UUID(5, 5), Instant.EPOCH);
        log().append(weaker, new MergedInto(weaker, stronger, link), "source:web");
        log().append(stronger, new Absorbed(stronger, weaker, link, null), "source:web");
    }

    /** Two that were merged are cut apart again. */
    public void split(FragmentId stronger, FragmentId weaker) {
        Link link = new Link(weaker, stronger, "shared-identifier", 1, new UUID(5, 5), Instant.EPOCH);
        for (FragmentId end : List.of(weaker, stronger)) {
            log().append(end, new Linked(end, link, "kept-apart"), "compliance:carla");
            log().append(end, new Placed(end, null, List.of(), null), "compliance:carla");
        }
    }

    /** A link of the two is recorded, and counts unless it was refused. */
    public void linked(FragmentId stronger, FragmentId weaker, @Nullable String refusal) {
        Link link = new Link(weaker, stronger, "shared-identifier", 1, new UUID(5, 6), Instant.EPOCH.plusSeconds(60));
        log().append(weaker, new Linked(weaker, link, refusal), "source:web");
        log().append(stronger, new Linked(stronger, link, refusal), "source:web");
    }

    public RecordedEvent tracked(FragmentId fragment, String name, Instant occurred, Map<String, Object> properties) {
        return interaction(fragment, InteractionType.TRACK, name, occurred, Map.of(), properties, null);
    }

    public RecordedEvent identified(FragmentId fragment, Instant occurred, Map<String, Object> traits) {
        return interaction(fragment, InteractionType.IDENTIFY, null, occurred, traits, Map.of(), null);
    }

    public RecordedEvent joined(FragmentId fragment, Instant occurred, String group) {
        return interaction(fragment, InteractionType.GROUP, null, occurred, Map.of(), Map.of(), group);
    }

    private RecordedEvent interaction(
            FragmentId fragment,
            InteractionType type,
            String name,
            Instant occurred,
            Map<String, Object> traits,
            Map<String, Object> properties,
            String group) {
        Content content = new Content(
                "message-" + ++messages,
                new ArrayList<>(List.of(new Identifier(Namespace.EMAIL, "mia@example.com"))),
                group,
                traits,
                properties,
                Map.of("ip", "203.0.113.9"));
        return log().append(
                        fragment,
                        new InteractionRecorded(
                                fragment,
                                "web",
                                type,
                                name,
                                occurred,
                                occurred.plusMillis(80),
                                false,
                                List.of(),
                                content));
    }

    @Override
    public void close() {
        SecurityContextHolder.clearContext();
        context.close();
    }
}
