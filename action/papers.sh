# Regenerates the tables of papers in the files.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"

arguments=(papers --write "--cache-dir=$FOLDER/cache")
if [ -n "$CONFIG" ]; then arguments+=("--config=$CONFIG"); fi
add_paths "$PATHS"
linkwatch "${arguments[@]}"
