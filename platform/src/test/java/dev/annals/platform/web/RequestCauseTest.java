package dev.annals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Cause;
import dev.annals.platform.events.CurrentCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestCauseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<Cause> seen = new ArrayList<>();

    @Test
    void theSendersOwnIdAndReasonAreTheCauseAndTheIdComesBack() throws Exception {
        request.addHeader("X-Request-Id", "ticket-4711");
        request.addHeader("X-Annals-Reason", "asked by phone");

        pass();

        assertThat(seen).containsExactly(new Cause(null, "asked by phone", "ticket-4711"));
        assertThat(response.getHeader("X-Request-Id")).isEqualTo("ticket-4711");
        assertThat(CurrentCause.get()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aRequestWithoutIdIsGivenOneOfItsOwn() throws Exception {
        pass();
        pass();

        assertThat(seen.getFirst().requestId()).matches("[0-9a-f]{20}");
        assertThat(seen.getFirst().requestId()).isNotEqualTo(seen.getLast().requestId());
        assertThat(seen.getFirst().reason()).isNull();
        assertThat(RequestIds.madeAt(String.valueOf(seen.getFirst().requestId())))
                .contains(NOON);
        assertThat(RequestIds.madeAt("ticket-4711")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\u0000b", "\"'<script>"})
    void anIdThatCannotBeUsedIsReplaced(String given) throws Exception {
        request.addHeader("X-Request-Id", given);

        pass();

        assertThat(seen.getFirst().requestId()).matches("[0-9a-f]{20}");
    }

    @Test
    void aReasonOfAnyScriptComesPerCentEncoded() throws Exception {
        request.addHeader("X-Annals-Reason", "%E5%AE%A2%E6%88%B6+100%25");

        pass();

        assertThat(seen.getFirst().reason()).isEqualTo("客戶+100%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line%0Abreak", "%00"})
    void aReasonWithControlCharactersIsRefused(String given) throws Exception {
        request.addHeader("X-Annals-Reason", given);

        pass();

        assertThat(seen).isEmpty();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("invalid-parameter");
    }

    @Test
    void aReasonOfMoreThanFiveHundredCharactersIsRefused() throws Exception {
        request.addHeader("X-Annals-Reason", "x".repeat(501));

        pass();

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void theActorIsNamedOnceItIsKnown() throws Exception {
        new RequestCause(() -> NOON).doFilter(request, response, (asked, answered) -> {
            CurrentCause.nameActor("admin:kay");
            seen.add(CurrentCause.get());
        });

        assertThat(seen.getFirst().actor()).isEqualTo("admin:kay");
    }

    private void pass() throws Exception {
        request.removeAttribute(RequestCause.class.getName() + ".FILTERED");
        new RequestCause(() -> NOON).doFilter(request, response, (asked, answered) -> seen.add(CurrentCause.get()));
    }
}
