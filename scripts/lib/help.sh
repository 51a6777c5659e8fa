# shellcheck shell=bash
# The help of a script is the comment at its head. Sourced by every script, when it has gone to the clone's
# top folder and before it does anything else.

# What it was called by counts from the folder in which it was called.
script=$(cd "$OLDPWD" && realpath "$0")

print_help() { sed -n '1d; /^#/!q; /^# shellcheck /d; s/^# \{0,1\}//p' "$script"; }

# help_if_asked ARGUMENTS...: prints the help and ends where it is asked for.
help_if_asked() {
  local argument
  for argument in "$@"; do
    case $argument in
      --help | -h) print_help && exit 0 ;;
    esac
  done
}

# Answers whoever calls a script wrongly.
wrong_use() {
  print_help >&2
  exit 2
}

# take_only "OPTIONS" ARGUMENTS...: the same for a script that takes these options and nothing else. One
# that wants a value is written with "=" behind it, and called with the value as the next argument.
take_only() {
  local options=" $1 "
  shift
  help_if_asked "$@"
  while (($#)); do
    if [[ $options == *" $1= "* ]] && (($# > 1)); then
      shift
    elif [[ $options != *" $1 "* ]]; then
      wrong_use
    fi
    shift
  done
}
