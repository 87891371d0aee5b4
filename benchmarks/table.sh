# SPDX-License-Identifier: Apache-2.0
# The rows of the table.

fixed() { awk -v a="$1" -v b="${2:-1}" -v digits="${3:-2}" 'BEGIN { printf "%.*f", digits, a / b }'; }
within() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a <= b) }' && echo yes || echo NO; }
line() { printf '%-42s %12s %22s %9s  %-13s %s\n' "$1" "$2" "${3:-}" "${4:-}" "${5:-}" "${6:-}"; }
row() { line "$@" | sed 's/ *$//'; }
# What: median, min and max in ms, peak in KB, divided to a unit; then the budget of the time and of the memory.
entry() {
  local what=$1 divide=$2 unit=$3 most=$4 memory=$5 median=$6 least=$7 greatest=$8 peak=$9 budget='' verdict=''
  if [ -n "$most" ]; then
    budget="$most $unit"
    verdict=$(within "$(fixed "$median" "$divide" 6)" "$most")
    if [ -n "$memory" ]; then
      budget+=", $memory MB"
      [ "$(within "$(fixed "$peak" 1024 6)" "$memory")" = yes ] || verdict=NO
    fi
  fi
  row "$what" "$(fixed "$median" "$divide") $unit" "$(fixed "$least" "$divide") - $(fixed "$greatest" "$divide")" "$(fixed "$peak" 1024 1) MB" "$budget" "$verdict"
}

