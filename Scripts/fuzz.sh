#!/usr/bin/env bash
# Fuzzes a decoder: Scripts/fuzz.sh DECODER SECONDS. New inputs are kept beside the build; a finding
# is written to the present folder and ends the run.
set -euo pipefail
decoder=${1:?a decoder, such as json}
seconds=${2:-60}
package=$(cd "$(dirname "$0")/../Tests/Fuzzing" && pwd)
scratch=${FUZZ_SCRATCH:-$package/.build}

# Everything is instrumented, and linked with libFuzzer; gold fails on it.
swift build --package-path "$package" --scratch-path "$scratch" --product fuzz \
  -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition
work=$scratch/corpus/$decoder
mkdir -p "$work"
kept=$package/Corpus/$decoder
mkdir -p "$kept"
program=$(swift build --package-path "$package" --scratch-path "$scratch" --show-bin-path)/fuzz
DECODER=$decoder exec "$program" "$work" "$kept" \
  -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048
