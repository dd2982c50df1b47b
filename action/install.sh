# Makes an environment of its own with what requirements-runtime.lock pins by hash, and runs this checkout's sources in it.
# shellcheck source=action/common.sh
source "$GITHUB_ACTION_PATH/action/common.sh"

for switch in fail:"$FAIL" papers:"$PAPERS" issue:"$ISSUE" cache:"$CACHE"; do
  case $switch in *:true | *:false) ;; *) fail "${switch%%:*}: expected true or false, got: ${switch#*:}" ;; esac
done

folder=${RUNNER_TEMP//\\//}/linkwatch
"$PYTHON" -I -m venv --clear "$folder/venv"
python=$folder/venv/bin/python
if [ -e "$folder/venv/Scripts/python.exe" ]; then python=$folder/venv/Scripts/python.exe; fi

"$python" -I -m pip --disable-pip-version-check --no-input install --quiet \
  --require-hashes --only-binary :all: -r "$GITHUB_ACTION_PATH/requirements-runtime.lock"
"$python" -I -c 'import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "linkwatch.pth").write_text(sys.argv[1], encoding="utf-8")' \
  "$GITHUB_ACTION_PATH/src"
mkdir -p "$folder/cache"

put folder "$folder"
put python "$python"
put cache "$folder/cache"
PYTHON=$python linkwatch --version
