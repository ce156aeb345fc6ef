#!/usr/bin/env bash
# Builds what is needed and invokes the nano model some 100,000 times in one process: memory and threads must stay what they
# were. Options such as --invocations 10000 are handed on. Java's heap is resident from the start, and its collector is the one
# whose own tables do not grow, so that what grows is native memory of the libraries.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B -DskipTests -pl toolace-bench -am package >&2
exec java -Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:+UseSerialGC ${TOOLACE_JAVA_OPTS:-} \
  -cp "toolace-bench/target/classes:$(cat toolace-bench/target/class-path.txt)" dev.toolace.bench.soak.Soak "$@"
