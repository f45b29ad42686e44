package dev.annals.query.segment;

import dev.annals.platform.parquet.Column;
import dev.annals.platform.parquet.ParquetFile;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.query.audit.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The forms in which members of a segment are handed out; all hold the same. */
enum MembersFile {
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)) {
        @Override
        byte[] of(String segment, List<Membership> members) {
            StringBuilder file = new StringBuilder("segment,profileId,since,cause\r\n");
            for (Membership each : members) {
                file.append(Csv.line(
                        segment,
                        each.profile().toString(),
                        each.since().toString(),
                        each.cause().wireName()));
            }
            return file.toString().getBytes(StandardCharsets.UTF_8);
        }
    },

    NDJSON(MediaType.APPLICATION_NDJSON) {
        @Override
        byte[] of(String segment, List<Membership> members) {
            StringBuilder file = new StringBuilder();
            for (Membership each : members) {
                file.append("{\"segment\":\"" + segment + "\",\"profileId\":\"" + each.profile() + "\",\"since\":\""
                        + each.since() + "\",\"cause\":\"" + each.cause().wireName() + "\"}\n");
            }
            return file.toString().getBytes(StandardCharsets.UTF_8);
        }
    },

    PARQUET(MediaType.valueOf(ParquetFile.MEDIA_TYPE)) {
        @Override
        byte[] of(String segment, List<Membership> members) {
            ParquetFile<Membership> file = new ParquetFile<>(List.of(
                    new Column.Text<>("segment", ignored -> segment),
                    new Column.Text<>("profileId", each -> each.profile().toString()),
                    new Column.Time<>("since", Membership::since),
                    new Column.Text<>("cause", each -> each.cause().wireName())));
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            try {
                file.write(members, written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return written.toByteArray();
        }
    };

    private final MediaType mediaType;

    MembersFile(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /** The form that a request accepts; CSV unless it names another. */
    static MembersFile accepted(@Nullable String header) {
        return Stream.of(values())
                .filter(form -> header != null && header.contains(form.mediaType.getSubtype()))
                .findFirst()
                .orElse(CSV);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType mediaType() {
        return mediaType;
    }

    /** A file of members. */
    abstract byte[] of(String segment, List<Membership> members);
}
