# Finds a JDK for Annals. Source it, then call `annals_find_jdk`: it exports JAVA_HOME, or explains itself and returns 1.
# Order: ANNALS_JAVA_HOME, JAVA_HOME, java on PATH, then the newest long-term release among the usual install
# folders, then the newest of any kind.

ANNALS_JDK_MINIMUM=21

# Prints the major version of the JDK in folder $1, or nothing when there is no JDK there.
annals_jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    _version=
    if [ -r "$1/release" ]; then
        _version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
    fi
    if [ -z "$_version" ]; then
        _version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
    fi
    printf '%s' "$_version"
}

annals_jdk_fits() {
    _major=$(annals_jdk_major "$1")
    [ -n "$_major" ] && [ "$_major" -ge "$ANNALS_JDK_MINIMUM" ]
}

# Prints the home of the java on PATH, following links.
annals_jdk_on_path() {
    _java=$(command -v java 2>/dev/null) || return 0
    if [ "$(uname -s)" = Darwin ] && [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$ANNALS_JDK_MINIMUM+" 2>/dev/null && return 0
    fi
    while [ -L "$_java" ]; do
        _target=$(readlink "$_java")
        case $_target in
            /*) _java=$_target ;;
            *) _java=$(dirname "$_java")/$_target ;;
        esac
    done
    dirname "$(dirname "$_java")"
}

# Prints every folder in which a JDK is usually installed, one a line.
annals_jdk_candidates() {
    for _folder in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/lib/jvm/* /opt/* /opt/java/* /opt/jdk/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
        "$HOME"/.gradle/jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -x "$_folder/bin/javac" ] && printf '%s\n' "$_folder"
    done
    if [ -r "$HOME/.m2/toolchains.xml" ]; then
        sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml"
    fi
    return 0
}

# Ranks a major version: long-term releases (21, 25, 29 ...) above all others, then by number.
annals_jdk_rank() {
    if [ $((($1 - 21) % 4)) -eq 0 ]; then echo $(($1 + 1000)); else echo "$1"; fi
}

annals_find_jdk() {
    for _home in "${ANNALS_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(annals_jdk_on_path)"; do
        if [ -n "$_home" ] && annals_jdk_fits "$_home"; then
            JAVA_HOME=$_home
            export JAVA_HOME
            return 0
        fi
    done
    _best=$(annals_jdk_candidates | while IFS= read -r _home; do
        annals_jdk_fits "$_home" && printf '%s %s\n' "$(annals_jdk_rank "$(annals_jdk_major "$_home")")" "$_home"
    done | sort -rn | head -n 1)
    if [ -z "$_best" ]; then
        echo "Annals needs a JDK $ANNALS_JDK_MINIMUM or newer and found none." >&2
        echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), PATH ($(command -v java || echo 'no java')) and the usual install folders." >&2
        echo "Install one (for example Eclipse Temurin 25), or set JAVA_HOME to the folder that holds bin/javac." >&2
        return 1
    fi
    JAVA_HOME=${_best#* }
    export JAVA_HOME
}
