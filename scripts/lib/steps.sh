# shellcheck shell=bash
# Runs steps side by side, and tells of each when it has ended: two at a time, and a third while one of
# them mostly waits. Sourced by scripts/test.
#
#   step ID "TITLE" "IDS" COMMAND...   COMMAND is a function or a program. It starts when the steps IDS
#                                      have passed, in the order in which the steps are declared.
#   step_waits ID                      says of a declared step that it waits half of its time.
#   run_steps FOLDER                   runs them; what each printed is kept in FOLDER/ID.log, and shown
#                                      where it failed. Returns 1 if one failed.

step_ids=()
declare -A step_title step_needs step_command step_state step_started step_mostly_waits

step() {
  step_ids+=("$1")
  step_title[$1]=$2
  step_needs[$1]=$3
  printf -v "step_command[$1]" '%q ' "${@:4}"
  step_state[$1]=waiting
}

step_waits() { step_mostly_waits[$1]=yes; }

# How many steps may run beside each other, given those that do.
steps_at_once() {
  local id
  for id in "$@"; do
    [[ -z ${step_mostly_waits[$id]:-} ]] || { echo 3 && return; }
  done
  echo 2
}

# "ready", "waiting" for another to end, or "never" where one of them has failed.
step_readiness() {
  local need readiness=ready
  for need in ${step_needs[$1]}; do
    case ${step_state[$need]} in
      passed) ;;
      failed | skipped) echo never && return ;;
      *) readiness=waiting ;;
    esac
  done
  echo "$readiness"
}

tell_of_step() {
  printf '%-60s %-7s %4d s\n' "${step_title[$1]}" "$2" "$3"
}

end_step() {
  local id=$1 status=$2 log=$3
  local seconds=$((SECONDS - step_started[$id]))
  if ((status == 0)); then
    step_state[$id]=passed
    tell_of_step "$id" ok $seconds
  else
    step_state[$id]=failed
    tell_of_step "$id" FAILED $seconds
    grep -v '\] \[info\] ' "$log" | tail -n 200 | sed 's/^/    /'
  fi
}

run_steps() {
  local folder=$1 id pid status failed=0 passed=0
  local -A running=()
  mkdir -p "$folder"
  while :; do
    for id in "${step_ids[@]}"; do
      ((${#running[@]} < $(steps_at_once "${running[@]}"))) || break
      [[ ${step_state[$id]} == waiting ]] || continue
      case $(step_readiness "$id") in
        ready)
          step_state[$id]=running
          step_started[$id]=$SECONDS
          (eval "${step_command[$id]}") >"$folder/$id.log" 2>&1 </dev/null &
          running[$!]=$id
          ;;
        never)
          step_state[$id]=skipped
          tell_of_step "$id" skipped 0
          ;;
      esac
    done
    ((${#running[@]})) || break
    status=0
    wait -n -p pid "${!running[@]}" || status=$?
    end_step "${running[$pid]}" "$status" "$folder/${running[$pid]}.log"
    unset "running[$pid]"
  done
  for id in "${step_ids[@]}"; do
    if [[ ${step_state[$id]} == passed ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  printf '\n%d passed, %d failed, %d s in all\n' "$passed" "$failed" "$SECONDS"
  ((failed == 0))
}
