#!/usr/bin/env bash
# The action's inputs, which come as variables and never as text of a script, become options.
set -euo pipefail

report="$RUNNER_TEMP/smcourse-report"
echo "report=$report" >> "$GITHUB_OUTPUT"
options=("$BASE" --out "$report" --summary "$GITHUB_STEP_SUMMARY" --messages "$MESSAGES")
if [ -n "$COMPANY" ]; then options+=(--company "$COMPANY"); fi
for name in release strict safe; do
  value="${name^^}"
  if [ "${!value}" = true ]; then options+=("--$name"); fi
done
exec "$RUNNER_TEMP/smcourse/bin/python" "$GITHUB_ACTION_PATH/changes.py" "${options[@]}"
