# shellcheck shell=bash
# What a change touches. Sourced by scripts/lint and scripts/test.

# The clone may belong to somebody else than who runs this (a container's root).
git() { command git -c safe.directory="$PWD" "$@"; }

# The commit that a change is counted from: the merge base with origin/main. On main itself that is
# HEAD, so there it is the newest commit that is more than a day older than HEAD. Empty where neither is
# known (a shallow clone, a young repository).
base_commit() {
  local head base
  head=$(git rev-parse HEAD)
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [[ -z $base || $base == "$head" ]]; then
    base=$(git rev-list -1 --before="$(($(git show -s --format=%ct HEAD) - 86400))" HEAD)
  fi
  echo "$base"
}

# changed_files BASE: committed or not, without those that are gone.
changed_files() {
  git diff --name-only --diff-filter=d "$1"
  git ls-files --others --exclude-standard
}

# touched_floors BASE: the floors of src/ whose sources, tests or templates changed, one a line.
touched_floors() {
  changed_files "$1" | sed -nE 's#^(src|tests)/([a-z]+)/.*#\2#p; s#^web/.*#web#p; s#^sql/.*#storage#p' |
    sort -u | while read -r floor; do
      [[ -d src/$floor && -d tests/$floor ]] && echo "$floor"
    done
}

# touched_rooms BASE: the folders of tests/end_to_end that go through the pages which changed.
touched_rooms() {
  changed_files "$1" |
    sed -nE 's#^src/web/(events|book|manage|office)/.*#\1#p
             s#^web/templates/(events|book|manage|office)/.*#\1#p
             s#^tests/end_to_end/(events|book|manage|office|page|app)/.*#\1#p
             s#^(src/web/page|web/styles|web/scripts|web/templates/(partials|[a-z]+\.html)).*#page#p' | sort -u
}
