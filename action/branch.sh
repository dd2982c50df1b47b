# The branch of the pull request on the server; the repository's own settings and objects stay as they are.
# shellcheck shell=bash disable=SC2034 # others use the names

readonly BOT='41898282+github-actions[bot]@users.noreply.github.com'
readonly TITLE='Link health report'

# Run git with the token, for this one command; the token is in no argument and in no file.
git_with_token() {
  # shellcheck disable=SC2016 # git's own shell reads the variable
  GIT_TERMINAL_PROMPT=0 git -c credential.helper= \
    -c credential.helper='!f() { test "$1" != get || printf "username=x-access-token\npassword=%s\n" "$GH_TOKEN"; }; f' \
    "$@"
}

check_branch() {
  if ! git check-ref-format --branch "$BRANCH" >/dev/null 2>&1; then fail "pull-request: not a branch's name: $BRANCH"; fi
  if [ -z "$REPORT_DIR" ]; then fail 'pull-request: needs report-dir, the folder that it keeps.'; fi
  if [ -z "$GH_TOKEN" ]; then fail 'pull-request: needs token, such as github.token.'; fi
}

# Print the commit at the branch's tip, nothing where there is no such branch.
tip() {
  local listed
  listed=$(git_with_token ls-remote --quiet origin "refs/heads/$BRANCH") || return
  awk -v ref="refs/heads/$BRANCH" '$2 == ref { print $1 }' <<<"$listed"
}

# Fetch the branch's last commit into a repository of its own, for `at_tip`.
fetch_tip() {
  rm -rf -- "$FOLDER/branch.git"
  git init --quiet --bare "$FOLDER/branch.git"
  git_with_token --git-dir="$FOLDER/branch.git" fetch --quiet --no-tags --depth=1 \
    "$(git remote get-url origin)" "+refs/heads/$BRANCH:refs/heads/tip"
}

at_tip() { git --git-dir="$FOLDER/branch.git" "$@"; }
