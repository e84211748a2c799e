# shellcheck shell=bash
# One build of a checkout at a time: sourced, in the checkout's root. The lock is a file with the builder's
# process id. It outlives a builder that was killed, and so says that target directories are half-written.
readonly build_lock=.local/building

build_owner() { cat "$build_lock" 2>/dev/null || true; }

is_building() { # whether the lock's owner lives
  local owner command
  owner=$(build_owner)
  [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null || return 1
  # The system gives a process id to another process later.
  command=$(ps -p "$owner" -o args= 2>/dev/null) || return 0
  case $command in *local-stack/bin/maven*) return 0 ;; *) return 1 ;; esac
}

build_was_killed() { [ -e "$build_lock" ] && ! is_building; }

take_build_lock() {
  mkdir -p .local
  local announced=
  until (set -C && echo $$ >"$build_lock") 2>/dev/null; do
    if is_building; then
      [ -n "$announced" ] ||
        echo "Another build runs in this checkout (process $(build_owner)): waiting for it" >&2
      announced=1
      sleep 1
    else
      sleep 1 # it may be about to write its process id
      build_was_killed && take_over
    fi
    [ -w .local ] || { echo "$PWD/.local may not be written by this user." >&2; exit 1; }
  done
}

take_over() {
  local pom name pid rest
  while read -r name pid rest; do
    if kill -0 "$pid" 2>/dev/null; then
      echo "A build was killed here, and $name still runs on what it wrote: make down, then build again" >&2
      exit 1
    fi
  done < <(cat .local/processes 2>/dev/null || true)
  echo "A build was killed here: everything is built anew" >&2
  for pom in */pom.xml; do
    rm -rf "${pom%/*}/target"
  done
  rm -f "$build_lock"
}

release_build_lock() { rm -f "$build_lock"; }
