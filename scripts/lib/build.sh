# shellcheck shell=bash
# Configures and builds. Sourced by the scripts beside this folder.

# configure PRESET: once, and again when the presets changed; CMake sees to everything else itself.
configure() {
  if [[ ! -f build/$1/build.ninja || CMakePresets.json -nt build/$1/build.ninja ]]; then
    echo "Configuring build/$1"
    cmake --preset "$1" >/dev/null && touch "build/$1/build.ninja"
  fi
}

# build PRESET TARGET...: shows its progress; silent where there is nothing to do.
build() {
  local preset=$1
  shift
  configure "$preset" &&
    cmake --build --preset "$preset" --target "$@" | sed -u '/^-- /d; /Re-checking globbed/d; /no work to do/d'
}
