#!/usr/bin/env bash
# Runs the three ratio runs and writes benchmarks/results and the goals' tables of docs/performance.md: about four minutes, on a machine that does nothing else.
# With an argument only one: parsing, end-to-end, generator.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in Parsing EndToEnd Generator Report; do
  dotnet build "benchmarks/$project" -c Release -v quiet
done
exec dotnet run --project benchmarks/Report -c Release --no-build -- "$@"
