package dev.annals.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Writes who is in a segment to a file. */
@Command(
        name = "export",
        description = {
            "Writes who is in a segment to a file, in the form that its name ends in: .csv, .ndjson or .parquet.",
            "More than 100,000 people come in several files: vip.parquet, vip-2.parquet and so on."
        })
final class SegmentExportVerb implements Callable<Integer> {

    /** What a file's name ends in, and the media type that the API has for it. */
    private enum Form {
        CSV("text/csv"),
        NDJSON("application/x-ndjson"),
        PARQUET("application/vnd.apache.parquet");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "SEGMENT", description = "The segment's key.")
    private String segment = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to.")
    private Path file = Path.of("");

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "Where the file goes, where a residency policy asks.")
    private @Nullable String country;

    @Option(names = "--mechanism", paramLabel = "NAME", description = "On what that rests, such as scc.")
    private @Nullable String mechanism;

    @Option(names = "--region", paramLabel = "KEY", description = "Only those whose data live in this region.")
    private @Nullable String region;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Form form = form();
        Api api = target.api();
        ArrayNode files = JsonMapper.shared().createArrayNode();
        String cursor = null;
        do {
            Path part = part(form, files.size() + 1);
            HttpResponse<InputStream> answer = api.download(path(cursor), form.mediaType);
            write(answer, part);
            files.addObject().put("file", part.toString()).put("bytes", Files.size(part));
            cursor = answer.headers().firstValue("X-Annals-Next").orElse(null);
        } while (cursor != null);
        output.result(
                files,
                () -> files.valueStream()
                        .map(each -> each.path("file").asString() + ": "
                                + each.path("bytes").asLong() + " bytes")
                        .collect(Collectors.joining("\n")));
        return ExitCode.OK;
    }

    private Form form() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(Form.values())
                .filter(each -> name.endsWith(each.ending()))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "The name of the file says the form: let it end in .csv, .ndjson or .parquet."));
    }

    private String path(@Nullable String cursor) {
        String query = Stream.of(
                        parameter("country", country),
                        parameter("mechanism", mechanism),
                        parameter("region", region),
                        parameter("cursor", cursor))
                .flatMap(List::stream)
                .collect(Collectors.joining("&"));
        return "/api/v1/segments/" + Api.segment(segment) + "/export" + (query.isEmpty() ? "" : "?" + query);
    }

    private static List<String> parameter(String name, @Nullable String value) {
        return value == null ? List.of() : List.of(name + "=" + Api.segment(value));
    }

    private Path part(Form form, int number) {
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - form.ending().length());
        return number == 1 ? file : file.resolveSibling(stem + "-" + number + form.ending());
    }

    private static void write(HttpResponse<InputStream> answer, Path part) throws IOException {
        Path draft = part.resolveSibling(part.getFileName() + ".part");
        try (InputStream body = answer.body()) {
            Files.copy(body, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, part, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
