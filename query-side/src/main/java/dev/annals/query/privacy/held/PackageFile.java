package dev.annals.query.privacy.held;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.MediaType;

/** The files in which a package is handed out. */
enum PackageFile {
    HTML("package.html", "text/html;charset=UTF-8", PackageHtml::bytes),
    PDF("package.pdf", "application/pdf", PackagePdf::bytes),
    JSON("package.json", "application/json", PackageJson::bytes),
    CSV("events.csv", "text/csv;charset=UTF-8", PackageCsv::bytes),
    ZIP("package.zip", "application/zip", PackageFile::zip);

    private final String fileName;
    private final MediaType type;
    private final Function<AccessPackage, byte[]> writer;

    PackageFile(String fileName, String type, Function<AccessPackage, byte[]> writer) {
        this.fileName = fileName;
        this.type = MediaType.parseMediaType(type);
        this.writer = writer;
    }

    /** The file of a name, if there is one. */
    static Optional<PackageFile> named(String fileName) {
        return Stream.of(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }

    static List<String> names() {
        return Stream.of(values()).map(PackageFile::fileName).toList();
    }

    String fileName() {
        return fileName;
    }

    MediaType type() {
        return type;
    }

    /** Its content. */
    byte[] of(AccessPackage held) {
        return writer.apply(held);
    }

    private static byte[] zip(AccessPackage held) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (PackageFile file : List.of(HTML, PDF, JSON, CSV)) {
                zip.putNextEntry(new ZipEntry(file.fileName));
                zip.write(file.of(held));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
