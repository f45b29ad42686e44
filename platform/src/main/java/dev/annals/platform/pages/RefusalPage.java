package dev.annals.platform.pages;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** Tells people why a link does not do what they came for, and what they can do. */
public final class RefusalPage {

    private RefusalPage() {}

    /** The page, with the status of the rejection. */
    public static ResponseEntity<String> of(Rejected refused, HttpServletRequest request) {
        PageTexts texts = PageTexts.of(request);
        String name = name(refused.rejection());
        return HtmlPage.begin(texts, texts.text(name))
                .element("p", texts.text(name + "Note"))
                .answer(HttpStatusCode.valueOf(refused.rejection().status()));
    }

    private static String name(Rejection rejection) {
        return switch (rejection) {
            case LINK_EXPIRED -> "expired";
            case LINK_USED -> "used";
            case LINK_INVALID, NOT_FOUND, GONE -> "invalid";
            default -> "failed";
        };
    }
}
