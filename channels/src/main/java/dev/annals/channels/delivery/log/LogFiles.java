package dev.annals.channels.delivery.log;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that the log connector writes: a folder for each person, so that an erasure takes it away as a whole, and in it
 * a file for each delivery, so that sending one twice writes it once.
 */
public final class LogFiles implements ErasureDuty {

    private final Path folder;

    /** @param folder where the folders of people are; made when the first message is written */
    public LogFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a message, unless it is written already. */
    void write(FragmentId profile, FragmentId delivery, byte[] content) throws IOException {
        Path place = folder.resolve(profile.toString());
        Path file = place.resolve(delivery + ".json");
        if (Files.exists(file)) {
            return;
        }
        makeFolder(folder);
        makeFolder(place);
        Path draft = place.resolve(delivery + ".new");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Takes away everything written to somebody; answers how many files that were. */
    public long erase(FragmentId fragment) {
        Path place = folder.resolve(fragment.toString());
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(place)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
            return all.size() - 1L;
        } catch (IOException e) {
            throw new UncheckedIOException("Files of the log connector cannot be deleted", e);
        }
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.PACKAGES;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        Map<FragmentId, Done> done = new HashMap<>();
        for (Erasing erasing : erasures) {
            long files = erasing.fragments().stream().mapToLong(this::erase).sum();
            done.put(erasing.id(), Done.of(files));
        }
        return done;
    }
}
