#!/bin/bash
# What the services' roles may do with the tables: after each migration.
set -euo pipefail
export PGPASSFILE=/tmp/pgpass
install -m 600 /secrets/pgpass "$PGPASSFILE"
for database in orders payments ledger notifications; do
  files=(--file=/deploy/postgres/grants/kit.sql)
  [ "$database" = ledger ] || files+=(--file=/deploy/postgres/grants/parking.sql)
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --single-transaction --dbname="$database" \
    --command="SET ROLE ${database}_owner" "${files[@]}" --file="/deploy/postgres/grants/$database.sql" >/dev/null
done
