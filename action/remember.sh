# Brings the memory of runs from the branch of the open pull request, where it is newer than the one here: what nobody
# has merged yet is known all the same.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"
# shellcheck source=action/branch.sh
source "$GITHUB_ACTION_PATH/action/branch.sh"

last_run() { sed -n 's/.*"finished_at": *"\([^"]*\)".*/\1/p' | LC_ALL=C sort | tail -n 1; }

check_branch
tip=$(tip)
if [ -z "$tip" ]; then exit 0; fi
fetch_tip

here=
if [ -e "$REPORT_DIR/history.jsonl" ]; then here=$(last_run <"$REPORT_DIR/history.jsonl"); fi
there=$(at_tip show "tip:${REPORT_DIR%/}/history.jsonl" 2>/dev/null | last_run) || there=
newest=$(printf '%s\n%s\n' "$here" "$there" | LC_ALL=C sort | tail -n 1)
if [ "$here" = "$newest" ]; then exit 0; fi

mkdir -p -- "$REPORT_DIR"
for file in state.jsonl history.jsonl; do
  if at_tip cat-file -e "tip:${REPORT_DIR%/}/$file" 2>/dev/null; then
    at_tip show "tip:${REPORT_DIR%/}/$file" >"$FOLDER/$file"
    mv -f -- "$FOLDER/$file" "$REPORT_DIR/$file"
  fi
done
echo "The memory of runs is that of $BRANCH, whose last run was at $there."
