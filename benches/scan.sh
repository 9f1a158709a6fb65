#!/usr/bin/env bash
# What `derrno scan` costs beside `grep -F -f` and ripgrep with the same words, in one run: seconds of
# processor time of one core, on text of which one line in a hundred is an error. The others only count
# lines, derrno tells their codes. Prints a table.
# Usage: benches/scan.sh DERRNO WORDS [MEGABYTES], as `make bench-scan` calls it.
set -eu
derrno=$1 words=$2 megabytes=${3:-1000}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
awk -v bytes="$((megabytes * 1000000))" 'BEGIN {
    for (n = 0; size < bytes; n++) {
        line = n % 100 ? "INFO worker " n ": request " n * 7 " done in " n % 91 " ms, 200 OK" \
                       : "ERROR worker " n ": KeeperErrorCode = ConnectionLoss for /jobs/" n
        line = sprintf("2026-11-26T00:05:%02dZ %s", n % 60, line)
        size += length(line) + 1
        print line
    }
}' > "$folder/log"
size=$(stat -c %s "$folder/log")
"$words" > "$folder/words"
echo "| $((size / 1000000)) MB of text, 1 line in 100 an error; $(wc -l < "$folder/words") words | seconds of processor time | MB per second of it |"
echo "| --- | --- | --- |"
export TIMEFORMAT='%U %S' LC_ALL=C
run() {
    local name=$1
    shift
    local best=
    for _ in 1 2 3; do
        { time "$@" "$folder/log" > "$folder/out" 2> "$folder/said" || [ $? = 1 ]; } 2> "$folder/time"
        spent=$(awk '{ print $1 + $2 }' "$folder/time")
        best=$(printf '%s\n%s\n' "${best:-$spent}" "$spent" | sort -n | head -1)
    done
    awk -v name="$name" -v size="$size" -v spent="$best" \
        'BEGIN { printf "| `%s` | %.2f | %.0f |\n", name, spent, size / 1e6 / spent }'
}
run "derrno scan" "$derrno" scan
run "rg -j1 -F -i -f WORDS" rg -j1 -c -F -i -f "$folder/words"
run "rg -j1 -F -f WORDS" rg -j1 -c -F -f "$folder/words"
run "grep -F -f WORDS" grep -c -F -f "$folder/words"
run "grep -F -i -f WORDS" grep -c -F -i -f "$folder/words"
