# Puts the reports and the regenerated tables on a branch of one commit, written anew by each run, and sees that there is
# one pull request for it. What somebody else put on that branch is never overwritten.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"
# shellcheck source=action/branch.sh
source "$GITHUB_ACTION_PATH/action/branch.sh"

readonly MARKDOWN=(':(icase)*.md' ':(icase)*.markdown' ':(icase)*.mdown' ':(icase)*.mdx')

# Print a tree of what HEAD holds, with the reports and the changed Markdown of the working tree; the index stays as it is.
tree() {
  export GIT_INDEX_FILE=$FOLDER/index
  git read-tree HEAD || return
  git --literal-pathspecs add -- "$REPORT_DIR" || return
  if [ "$PAPERS" = true ]; then
    git diff-files -z --name-only --diff-filter=M -- "${MARKDOWN[@]}" | git update-index -z --stdin || return
  fi
  git write-tree
}

commit() {
  GIT_AUTHOR_NAME='github-actions[bot]' GIT_AUTHOR_EMAIL=$BOT GIT_COMMITTER_NAME='github-actions[bot]' \
    GIT_COMMITTER_EMAIL=$BOT git commit-tree --no-gpg-sign -p HEAD -m "$TITLE" "$1"
}

is_ours() { [ "$(at_tip log -1 --format='%ce %s' tip)" = "$BOT $TITLE" ]; }

body() {
  "$PYTHON" -I -c 'import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    counts = json.load(file)["summary"]
told = ", ".join("%d %s" % (counts[name], name) for name in ("broken", "unreachable", "blocked", "moved", "ok"))
print("Of %d addresses: %s." % (counts["urls"], told))' "$FOLDER/report.json"
  printf '\n%s\n' "Merging this keeps the report and the memory of runs. Each run writes this branch anew."
}

# Ask the API of the repository for a path below `pulls`.
pulls() {
  local path=$1
  shift
  GH_ENTERPRISE_TOKEN=$GH_TOKEN GH_HOST=${GITHUB_SERVER_URL#https://} gh api "repos/$GITHUB_REPOSITORY/pulls$path" "$@"
}

check_branch
case $GITHUB_REF in
  refs/heads/*) base=${GITHUB_REF#refs/heads/} ;;
  *) fail "pull-request: this run is on $GITHUB_REF, which is no branch; leave the input out of such runs." ;;
esac
if [ "$base" = "$BRANCH" ]; then fail "pull-request: this run is on $BRANCH itself."; fi

tree=$(tree)
if [ "$tree" = "$(git rev-parse 'HEAD^{tree}')" ]; then
  echo 'Nothing has changed.'
  exit 0
fi

tip=$(tip)
if [ -n "$tip" ]; then
  fetch_tip
  if ! is_ours; then
    echo "::warning title=linkwatch::Somebody else has put commits on $BRANCH, so it was left as it is: merge or delete it."
    exit 0
  fi
fi
commit=$(commit "$tree")
git_with_token push --quiet --force-with-lease="refs/heads/$BRANCH:$tip" origin "$commit:refs/heads/$BRANCH"

body >"$FOLDER/body.md"
number=$(pulls '' --method GET -f state=open -f base="$base" -f head="${GITHUB_REPOSITORY%%/*}:$BRANCH" --jq '.[0].number // empty')
if [ -n "$number" ]; then
  url=$(pulls "/$number" --method PATCH -F body=@"$FOLDER/body.md" --jq .html_url)
else
  url=$(pulls '' --method POST -f title="$TITLE" -f base="$base" -f head="$BRANCH" -F body=@"$FOLDER/body.md" --jq .html_url) ||
    fail 'pull-request: could not be opened; may Actions create pull requests? (Settings, Actions, General.)'
fi
put url "$url"
echo "$url"
