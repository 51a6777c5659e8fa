# shellcheck shell=bash
# The help of a script is the comment at its head. Sourced by the scripts beside this folder.

script_help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

# help_if_asked ARGUMENTS...: prints the help and ends where it is asked for, before anything is done.
help_if_asked() {
  local argument
  for argument in "$@"; do
    case $argument in
      --help | -h) script_help && exit 0 ;;
    esac
  done
}

# To whoever calls a script wrongly.
wrong_use() {
  script_help >&2
  exit 2
}
