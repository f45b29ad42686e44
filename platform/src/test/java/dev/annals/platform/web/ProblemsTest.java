package dev.annals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.StoreFailures;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Endpoints())
            .setControllerAdvice(new Problems())
            .build();

    @AfterEach
    void forgetTheCaller() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void aRefusalIsAnsweredAsTheCatalogueSays(Rejection rejection) throws Exception {
        MockHttpServletResponse response = ask(get("/refuse").param("as", rejection.name()));

        assertThat(response.getStatus()).isEqualTo(rejection.status());
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = body(response);
        assertThat(problem.get("type").asString()).isEqualTo("urn:problem-type:annals:" + rejection.code());
        assertThat(problem.get("title").asString()).isEqualTo(rejection.meaning());
        assertThat(problem.get("status").asInt()).isEqualTo(rejection.status());
        assertThat(problem.get("code").asString()).isEqualTo(rejection.code());
        assertThat(problem.get("detail").asString()).isEqualTo("what and where");
        assertThat(problem.get("fix").asString()).isEqualTo(rejection.fix());
        assertThat(problem.has("instance")).isFalse();
    }

    @Test
    void aRefusalUnderPressureSaysWhenToComeBack() throws Exception {
        assertThat(ask(get("/refuse").param("as", "TOO_MANY_REQUESTS")).getHeader("Retry-After"))
                .isEqualTo("1");
        assertThat(ask(get("/refuse").param("as", "STORE_UNAVAILABLE")).getHeader("Retry-After"))
                .isEqualTo("3");
    }

    @Test
    void missingCredentialsAreChallengedWithoutAPromptInABrowser() throws Exception {
        assertThat(ask(get("/refuse").param("as", "UNAUTHENTICATED")).getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer");
    }

    @Test
    void theProblemIsSentWhateverTheCallerAccepts() throws Exception {
        assertThat(code(get("/refuse").param("as", "CONFLICT").accept("text/csv"), 409))
                .isEqualTo("conflict");
    }

    @Test
    void aMissingParameterIsNamed() throws Exception {
        MockHttpServletResponse response = ask(get("/number"));

        assertThat(body(response).get("code").asString()).isEqualTo("invalid-parameter");
        assertThat(body(response).get("detail").asString()).isEqualTo("The parameter 'of' is missing.");
    }

    @Test
    void aParameterOfTheWrongKindIsNamedWithoutItsValue() throws Exception {
        MockHttpServletResponse response = ask(get("/number").param("of", "alice@example.org"));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(body(response).get("detail").asString()).isEqualTo("The parameter 'of' is no whole number.");
    }

    @Test
    void wrongMethodPathAndTypesHaveTheirOwnCodes() throws Exception {
        assertThat(code(post("/number"), 405)).isEqualTo("method-not-allowed");
        assertThat(ask(post("/number")).getHeader("Allow")).isEqualTo("GET");
        assertThat(code(get("/nowhere"), 404)).isEqualTo("not-found");
        assertThat(code(post("/read").contentType("image/png").content(new byte[] {1}), 415))
                .isEqualTo("unsupported-media-type");
        assertThat(code(get("/number").param("of", "1").accept("image/png"), 406))
                .isEqualTo("not-acceptable");
    }

    @Test
    void aBodyThatIsNoJsonIsToldWhere() throws Exception {
        MockHttpServletResponse response =
                ask(post("/read").contentType("application/json").content("{\"number\": alice}"));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(body(response).get("code").asString()).isEqualTo("malformed-json");
        assertThat(body(response).get("detail").asString())
                .contains("line 1, column")
                .doesNotContain("alice");
    }

    @Test
    void aFieldOfTheWrongKindIsNamedWithoutItsValue() throws Exception {
        MockHttpServletResponse response =
                ask(post("/read").contentType("application/json").content("{\"inner\": {\"number\": \"alice\"}}"));

        assertThat(body(response).get("code").asString()).isEqualTo("invalid-field");
        assertThat(body(response).get("detail").asString())
                .isEqualTo("The field $.inner.number has a value of the wrong kind.");
    }

    @Test
    void aMissingPermissionDependsOnWhoAsks() throws Exception {
        assertThat(code(get("/guarded"), 401)).isEqualTo("unauthenticated");

        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("someone", "", "SEND"));
        assertThat(code(get("/guarded"), 403)).isEqualTo("forbidden");
    }

    @Test
    void anUnexpectedErrorIsLoggedUnderItsIncidentWithoutItsMessage(CapturedOutput output) throws Exception {
        MockHttpServletResponse response = ask(get("/fail"));

        assertThat(response.getStatus()).isEqualTo(500);
        JsonNode problem = body(response);
        assertThat(problem.get("code").asString()).isEqualTo("internal-error");
        String incident = problem.get("instance").asString().substring("urn:uuid:".length());
        assertThat(output.getAll())
                .contains(incident, IllegalStateException.class.getName(), "caused by " + IOException.class.getName())
                .contains("ProblemsTest$Endpoints.fail")
                .doesNotContain("alice");
        assertThat(response.getContentAsString()).doesNotContain("alice");
    }

    @Test
    void aStoreThatIsAwayIsToldAndDescribedWithoutAMessage(CapturedOutput output) throws Exception {
        MockMvc withStores = MockMvcBuilders.standaloneSetup(new Endpoints())
                .setControllerAdvice(new Problems(new AlwaysAway()))
                .build();

        MockHttpServletResponse response =
                withStores.perform(get("/fail")).andReturn().getResponse();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("3");
        assertThat(body(response).get("code").asString()).isEqualTo("store-unavailable");
        assertThat(output).contains("IllegalStateException of a store").doesNotContain("alice", "Incident");
        assertThat(withStores
                        .perform(get("/break-off"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(500);
    }

    @Test
    void aStatusWithoutAnExceptionHasAProblemToo() {
        assertThat(Problems.ofStatus(404).code()).isEqualTo("not-found");
        assertThat(Problems.ofStatus(400).code()).isEqualTo("invalid-parameter");
        assertThat(Problems.ofStatus(500).code()).isEqualTo("internal-error");
    }

    @Test
    void filtersWriteTheSameDocument() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        Problem.of(new Rejected(Rejection.FORBIDDEN, "READ_AUDIT is needed.")).writeTo(response);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(body(response).get("detail").asString()).isEqualTo("READ_AUDIT is needed.");
    }

    private String code(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = ask(request);
        assertThat(response.getStatus()).isEqualTo(status);
        return body(response).get("code").asString();
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static JsonNode body(MockHttpServletResponse response) throws Exception {
        return JsonMapper.shared().readTree(response.getContentAsByteArray());
    }

    @RestController
    static class Endpoints {

        @GetMapping("/refuse")
        String refuse(@RequestParam Rejection as) {
            throw new Rejected(as, "what and where");
        }

        @GetMapping(path = "/number", produces = "application/json")
        Map<String, Integer> number(@RequestParam Integer of) {
            return Map.of("number", of);
        }

        @PostMapping(path = "/read", consumes = "application/json")
        Outer read(@RequestBody Outer body) {
            return body;
        }

        @GetMapping("/guarded")
        String guarded() {
            throw new AccessDeniedException("no");
        }

        @GetMapping("/fail")
        String fail() {
            throw new IllegalStateException("alice@example.org", new IOException("alice again"));
        }

        @GetMapping("/break-off")
        String breakOff() throws IOException {
            throw new IOException("of the request");
        }

        record Outer(Integer number, Inner inner) {}

        record Inner(Integer number) {}
    }

    private static final class AlwaysAway implements StoreFailures {

        @Override
        public boolean isStoreAway(Throwable failure) {
            return true;
        }

        @Override
        public String describe(Throwable failure) {
            return failure.getClass().getSimpleName() + " of a store";
        }
    }
}
