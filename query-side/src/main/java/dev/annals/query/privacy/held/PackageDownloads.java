package dev.annals.query.privacy.held;

import dev.annals.api.access.RecordExport;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.CurrentCause;
import dev.annals.platform.pages.HtmlPage;
import dev.annals.platform.pages.PageTexts;
import dev.annals.platform.pages.RefusalPage;
import dev.annals.platform.privacy.PackageLink;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.query.access.AccessRecorder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what is held about a person to whoever has the link, and has each time recorded before. */
@RestController
@Tag(name = "Privacy")
public class PackageDownloads {

    /** Who is on record as the reader: somebody with a link. */
    private static final String READER = "link:access-package";

    private final AccessPackages packages;
    private final PackageLinks links;
    private final AccessRecorder recorder;
    private final Clock clock;

    public PackageDownloads(AccessPackages packages, PackageLinks links, AccessRecorder recorder, Clock clock) {
        this.packages = packages;
        this.links = links;
        this.recorder = recorder;
        this.clock = clock;
    }

    @SecurityRequirements
    @GetMapping(path = "/packages/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(operationId = "showAccessPackage", summary = "The page that leads to a person's files, by their link")
    ResponseEntity<String> page(@PathVariable String token, HttpServletRequest request) {
        try {
            PackageLink link = links.read(token, clock.instant());
            PageTexts texts = PageTexts.of(request);
            HtmlPage page = HtmlPage.begin(texts, texts.text("held")).element("p", texts.text("heldNote"));
            page.raw("<section><ul>\n");
            for (String file : PackageFile.names()) {
                page.raw("<li><a href=\"")
                        .text(PackageLinks.PATH + token + "/" + file)
                        .raw("\">")
                        .text(texts.text("file." + file))
                        .raw("</a> ")
                        .element("span class=\"note\"", file)
                        .raw("</li>");
            }
            return page.raw("</ul></section>\n")
                    .element("p class=\"note\"", texts.text("works") + " " + texts.day(link.until()))
                    .answer(HttpStatus.OK);
        } catch (Rejected refused) {
            return RefusalPage.of(refused, request);
        }
    }

    @SecurityRequirements
    @GetMapping("/packages/{token}/{file}")
    @Operation(
            operationId = "downloadAccessPackage",
            summary = "One file of a person's package, by their link",
            description = "Each download is on record in the person's audit list before the file is handed out.")
    ResponseEntity<?> file(
            @PathVariable String token,
            @Parameter(description = "`package.html`, `package.pdf`, `package.json`, `events.csv` or `package.zip`")
                    @PathVariable
                    String file,
            HttpServletRequest request) {
        try {
            PackageLink link = links.read(token, clock.instant());
            PackageFile wanted = PackageFile.named(file)
                    .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "The package has no such file."));
            AccessPackage held = packages.of(link.fragment(), link.asOf());
            byte[] content = wanted.of(held);
            CurrentCause.nameActor(READER);
            recorder.exported(new RecordExport(
                    held.profile().id(),
                    "access package",
                    wanted.fileName(),
                    held.events().size(),
                    link.purpose()));
            return ResponseEntity.ok()
                    .contentType(wanted.type())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"")
                    .body(content);
        } catch (Rejected refused) {
            return RefusalPage.of(refused, request);
        }
    }
}
