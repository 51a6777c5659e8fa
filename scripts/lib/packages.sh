# shellcheck shell=bash
# What Convene needs from Debian 12, by what needs it; why each: docs/dependencies.md.
# Sourced by the scripts beside this folder.

packages_build=(
  clang-19 lld-19 ccache cmake ninja-build pkg-config
  libboost1.81-dev libboost-url1.81-dev libboost-json1.81-dev
  libsqlitecpp-dev libsqlite3-dev libspdlog-dev libfmt-dev libctemplate-dev libsodium-dev
  libcli11-dev libtomlplusplus-dev libhowardhinnant-date-dev libgmime-3.0-dev libidn2-dev
  libcurl4-openssl-dev libical-dev libqrcodegencpp-dev zlib1g-dev tzdata)
packages_front_end=(nodejs npm ca-certificates)
packages_tests=(
  libboost-test1.81-dev libclang-rt-19-dev llvm-19 clang-tidy-19 clang-format-19
  libclang-19-dev llvm-19-dev
  chromium fonts-liberation git libevent-2.1-7 openssl python3 python3-aiosmtpd shellcheck sqlite3)
packages_bench=(nginx)

# Node 18 or newer with npm, from wherever it came.
has_node() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)'
}

# need_packages GROUP...: installs what is missing of these groups and is silent if nothing is.
need_packages() {
  local group name status missing=()
  local -A installed=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is made for Debian 12 and finds no dpkg. See docs/dependencies.md for what to install." >&2
    return 1
  fi
  # One call for all of them: a second start should not be felt.
  while read -r name status; do
    [[ $status == installed ]] && installed[$name]=yes
  done < <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' \
    "${packages_build[@]}" "${packages_front_end[@]}" "${packages_tests[@]}" "${packages_bench[@]}" \
    2>/dev/null)
  for group in "$@"; do
    local -n group_packages="packages_$group"
    for name in "${group_packages[@]}"; do
      [[ -n ${installed[$name]:-} ]] && continue
      [[ $name == nodejs || $name == npm ]] && has_node && continue
      missing+=("$name")
    done
  done
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "These Debian packages are missing, and only root can install them: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
}

# unpack_opensmtpd FOLDER: fetches Debian's OpenSMTPD and unpacks it there, unless it is there already.
# Installed it would start by itself, and put any other mail server out. Ends with status 1 where it cannot
# be fetched, or a library that it needs is missing.
unpack_opensmtpd() {
  local folder=$1 fetched
  if [[ ! -x $folder/usr/sbin/smtpd ]]; then
    fetched=$(mktemp -d)
    (
      cd "$fetched" || exit 1
      download() { apt-get download -q -o APT::Sandbox::User=root opensmtpd; }
      download || { apt-get update -q && download; }
    ) || { rm -r "$fetched" && return 1; }
    mkdir -p "$folder" && dpkg -x "$fetched"/opensmtpd_*.deb "$folder"
    rm -r "$fetched"
  fi
  ! ldd "$folder/usr/sbin/smtpd" | grep -q 'not found'
}
