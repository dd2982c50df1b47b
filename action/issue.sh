# Brings the one issue in line with the last run.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"

arguments=(issue "--cache-dir=$FOLDER/cache")
if [ -n "$CONFIG" ]; then arguments+=("--config=$CONFIG"); fi
if [ -n "$FAIL_ON" ]; then arguments+=("--fail-on=$FAIL_ON"); fi
linkwatch "${arguments[@]}"
