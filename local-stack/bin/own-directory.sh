# shellcheck shell=bash
# Sourced, in the checkout's root. All that is written goes into .local: its disk may be full or read-only, and
# it may be another user's.
prepare_own_directory() {
  if ! mkdir -p .local/tmp .local/logs 2>/dev/null || [ ! -w .local ] || [ ! -w .local/tmp ] || [ ! -w .local/logs ]; then
    require_some_disk
    echo "$PWD/.local may not be written by this user: give it to yourself (chown -R), or use a checkout of your own." >&2
    exit 1
  fi
}

require_some_disk() { # a full one takes an empty file, and nothing in it
  if [ "$(df -Pk . | awk 'NR == 2 { print $4 }')" -lt 1000 ]; then
    echo "The disk of $PWD is full: free some space and run it again." >&2
    exit 1
  fi
}
