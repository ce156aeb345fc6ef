#!/usr/bin/env bash
# Builds what is needed, measures, and prints the tables of docs/performance.md on standard output; options such as rounds=3
# are handed on. npm packages come without their GPU builds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
mvn -q -B -DskipTests -Ppeers -pl toolace-bench/peers -am package >&2
if command -v npm >/dev/null && [ ! -d "$here/node_modules" ]; then
  (
    cd "$here"
    quiet=(--ignore-scripts --no-audit --no-fund --omit=optional --no-package-lock)
    npm install "${quiet[@]}"
    platform=$(node -p 'process.platform + "-" + process.arch')
    image() { node -p "require('./node_modules/sharp/package.json').optionalDependencies['@img/$1-$platform']"; }
    llama=$(node -p 'require("./package.json").dependencies["node-llama-cpp"]')
    npm install "${quiet[@]}" --no-save "@img/sharp-$platform@$(image sharp)" \
      "@img/sharp-libvips-$platform@$(image sharp-libvips)" "@node-llama-cpp/$platform@$llama"
  ) >&2 || { rm -rf "$here/node_modules"; echo "peers: npm install failed; going on without Node" >&2; }
fi
exec java -cp "toolace-bench/peers/target/classes:$(cat toolace-bench/peers/target/class-path.txt)" \
  dev.toolace.bench.peers.Peers "$@"
