package dev.annals.query.consent;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.PurposeBook.Edition;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what personal data are used for: the catalogue in force, and every earlier version. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Consent")
public class PurposesReadController {

    private static final String YAML = "application/yaml";

    private final PurposeBook book;

    public PurposesReadController(PurposeBook book) {
        this.book = book;
    }

    @GetMapping(path = "/api/v1/purposes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getPurposes", summary = "The catalogue of purposes")
    ResponseEntity<PurposesView> purposes(
            @Parameter(description = "An earlier version; the one in force when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    Integer version) {
        return ResponseEntity.ok(PurposesView.of(edition(version)));
    }

    @GetMapping(path = "/api/v1/purposes", produces = YAML)
    @Operation(hidden = true)
    ResponseEntity<String> file(@RequestParam(required = false) @Nullable Integer version) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(YAML + ";charset=UTF-8"))
                .body(edition(version).purposes().text());
    }

    @GetMapping("/api/v1/purposes/versions")
    @Operation(operationId = "getPurposesVersions", summary = "Every version of the purposes, newest first")
    Versions versions() {
        return new Versions(book.editions().stream()
                .map(edition -> new Version(
                        edition.purposes().version(),
                        edition.since(),
                        edition.by(),
                        edition.purposes().hash(),
                        edition.position()))
                .toList());
    }

    private Edition edition(@Nullable Integer version) {
        return version == null
                ? book.edition()
                : book.edition(version)
                        .orElseThrow(() -> new Rejected(
                                Rejection.NOT_FOUND, "The purposes were never published in this version."));
    }

    /**
     * The versions.
     *
     * @param items newest first; the last one is that which Annals brings along
     */
    record Versions(List<Version> items) {}

    /**
     * A version.
     *
     * @param version its number
     * @param publishedAt when it came into force
     * @param publishedBy who published it
     * @param hash SHA-256 of the file
     * @param position its place in the log; -1 for the one that Annals brings along
     */
    record Version(int version, Instant publishedAt, String publishedBy, String hash, long position) {}
}
