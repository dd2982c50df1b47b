# What the action's scripts share; bash 3.2 (macOS) is enough.
# shellcheck shell=bash
set -euo pipefail
export MSYS_NO_PATHCONV=1 # Windows: an argument such as --exclude=/draft is no path

# `-I`: neither the folder that is checked nor PYTHON* variables can lend a module of theirs.
linkwatch() { "$PYTHON" -I -m linkwatch "$@"; }

# Append each line of a text that is not empty to the array `arguments`, as it stands.
add_lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then arguments+=("$line"); fi
  done <<<"$1"
}

# Append the files to check; what is named from the file system's root is named from the repository's, as alerts need it.
add_paths() {
  local line
  arguments+=(--)
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    line=${line#"${GITHUB_WORKSPACE:-$PWD}/"}
    if [ -n "$line" ]; then arguments+=("$line"); fi
  done <<<"$1"
}

# Give a value to later steps, whatever is in it.
put() {
  local end=end-$RANDOM-$RANDOM-$RANDOM
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# Say what cannot be done, as an annotation of the run.
annotate() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::error title=linkwatch::%s\n' "$text"
}

fail() {
  annotate "$1"
  exit 1
}
