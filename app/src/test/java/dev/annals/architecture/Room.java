package dev.annals.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The rooms of the house, each with the others it may see: the arrows of the architecture in one list. */
enum Room {
    API("api", "api"),
    PLATFORM("platform", "platform", "api"),
    AXON_SERVER("axon-server", "axonserver", "api", "platform"),
    TESTKIT("testkit", "testkit", "api", "platform"),
    COMMAND("command-side", "command", "api", "platform"),
    PROJECTIONS("projections", "projections", "api", "platform"),
    QUERY("query-side", "query", "api", "platform", "projections"),
    SAGAS("sagas", "sagas", "api", "platform"),
    CHANNELS("channels", "channels", "api", "platform"),
    WEB("web", "web"),
    APP("app", "app", "api", "platform", "axonserver", "command", "projections", "query", "sagas", "channels", "web");

    private final String folder;
    private final String packageName;
    private final Set<String> sees;

    Room(String folder, String packageName, String... sees) {
        this.folder = folder;
        this.packageName = packageName;
        this.sees = Set.of(sees);
    }

    /** The top-level folder of the repository that holds it. */
    String folder() {
        return folder;
    }

    /** The package below the base package that holds everything in it. */
    String packageName() {
        return packageName;
    }

    boolean maySee(Room other) {
        return this == other || sees.contains(other.packageName);
    }

    /** The room of a class, when it is in one. */
    static Optional<Room> of(String base, String className) {
        return Arrays.stream(values())
                .filter(room -> className.startsWith(base + "." + room.packageName + "."))
                .findFirst();
    }
}
