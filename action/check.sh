# Checks the links, annotates them, adds the summary of the step, and gives the outputs; findings do not fail this step.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"

json=$FOLDER/report.json
arguments=(check "--cache-dir=$FOLDER/cache" --format=github --format=json "--output=$json")
if [ -n "$CONFIG" ]; then arguments+=("--config=$CONFIG"); fi
if [ -n "$BASE" ]; then arguments+=("--base=$BASE"); fi
if [ -n "$FAIL_ON" ]; then arguments+=("--fail-on=$FAIL_ON"); fi
if [ -n "$REPORT_DIR" ]; then arguments+=("--report-dir=$REPORT_DIR"); fi
if [ -n "$SARIF" ]; then arguments+=(--format=sarif "--output=$SARIF"); fi
add_lines "$ARGS"
add_paths "$PATHS"

rm -f -- "$json"
status=0
{ linkwatch "${arguments[@]}" 2>&1 >&3 3>&- | tee "$FOLDER/told" >&2; } 3>&1 || status=$?
case $status in
  0 | 1) put 'done' true ;;
  *)
    status=2
    annotate "The links could not all be checked. $(grep -Ev '^(warning: |Usage: |Try |$)' "$FOLDER/told" | tail -n 3)"
    ;;
esac
put status "$status"

if [ -e "$json" ]; then
  read_json='import json, sys
counts = json.load(open(sys.argv[1], encoding="utf-8"))["summary"]
print(counts["broken"] if sys.argv[2:] else json.dumps(counts))'
  put json "$json"
  put counts "$("$PYTHON" -I -c "$read_json" "$json")"
  put broken "$("$PYTHON" -I -c "$read_json" "$json" broken)"
  if [ -n "$REPORT_DIR" ]; then put report "${REPORT_DIR%/}/README.md"; fi
  if [ -n "$SARIF" ]; then put sarif "$SARIF"; fi
fi
