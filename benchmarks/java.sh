# Finds a JDK and builds what is missing. Source it from a script of this folder, then call
# `annals_benchmark CLASS ARGUMENTS`.

benchmarks=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
repository=$(dirname "$benchmarks")

annals_benchmark() {
    . "$repository/.mvn/find-jdk.sh"
    annals_find_jdk || exit 1
    "$repository/annals" help >/dev/null
    classpath=$benchmarks/target/classpath
    if [ ! -f "$classpath" ] || [ -n "$(find "$benchmarks/src/main" "$benchmarks/pom.xml" -newer "$classpath" -type f)" ]; then
        "$repository/mvnw" -q -B -f "$repository/pom.xml" -DskipTests -pl benchmarks -am package >&2
    fi
    exec "$JAVA_HOME/bin/java" -Xmx384m -XX:+UseSerialGC \
        -cp "$benchmarks/target/classes:$(cat "$classpath")" "$@"
}
