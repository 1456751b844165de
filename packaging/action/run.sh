#!/usr/bin/env bash
# The action's inputs, which come as variables and never as text of a script, become options.
set -euo pipefail

if [ -n "$BASE" ] && ! git cat-file -e "$BASE^{commit}" 2>/dev/null; then
  echo "::warning::The base is not in this clone (fetch-depth: 0 brings it): every course is looked at."
  BASE=""
fi
report="$RUNNER_TEMP/smcourse-report"
echo "report=$report" >> "$GITHUB_OUTPUT"
options=("$BASE" --out "$report" --summary "$GITHUB_STEP_SUMMARY" --messages "$MESSAGES")
if [ -n "$COMPANY" ]; then options+=(--company "$COMPANY"); fi
for name in release strict safe; do
  value="${name^^}"
  if [ "${!value}" = true ]; then options+=("--$name"); fi
done
exec "$RUNNER_TEMP/smcourse/bin/python" "$GITHUB_ACTION_PATH/changes.py" "${options[@]}"
