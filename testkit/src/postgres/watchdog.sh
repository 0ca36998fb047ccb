# Stops and removes the test cluster some seconds after the last process that uses it is gone.
# $1: the folder of the cluster; the rest: the command that stops it.
folder=$1
shift

in_use() {
  for file in "$folder"/users/*; do
    [ -e "$file" ] || continue
    kill -0 "${file##*/}" 2>/dev/null && return 0
    rm -f "$file"
  done
  return 1
}

idle=0
while sleep 1; do
  [ -d "$folder/users" ] || exit 0
  if in_use; then idle=0; else idle=$((idle + 1)); fi
  [ "$idle" -lt 5 ] && continue
  exec 9>"${folder}.lock"
  flock 9
  if ! in_use; then
    "$@"
    rm -rf "$folder"
    exit 0
  fi
  exec 9>&-
  idle=0
done
