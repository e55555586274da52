# Sourced by the commands: finds a JDK 25 or newer, and Maven, or says exactly what to install.

is_jdk25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    if command -v java >/dev/null 2>&1; then
        candidate=$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v java)")")")
        if is_jdk25 "$candidate"; then
            jdk=$candidate
            return 0
        fi
    fi
    echo "没有找到 JDK 25。请安装 Eclipse Temurin 25（Debian/Ubuntu 软件包 temurin-25-jdk）或其他 JDK 25，" >&2
    echo "已安装在别处的，请设置 JAVA_HOME 后重试。" >&2
    exit 1
}

find_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    echo "没有找到 Maven。请安装 Maven 3.8 或以上版本（Debian/Ubuntu：apt-get install maven）后重试。" >&2
    exit 1
}

# Maven's own libraries warn about themselves on a JDK this new.
maven_quiet="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
