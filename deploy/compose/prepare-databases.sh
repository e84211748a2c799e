#!/bin/bash
# Roles, their passwords, and a database for each service that its owner owns. What is there stays.
set -euo pipefail
export PGPASSFILE=/tmp/pgpass
install -m 600 /secrets/pgpass "$PGPASSFILE"
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --file=/deploy/postgres/roles.sql --file=/secrets/passwords.sql --file=- <<'END'
SELECT format('CREATE DATABASE %I OWNER %I', name, name || '_owner')
  FROM unnest(ARRAY['orders', 'payments', 'ledger', 'notifications']) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name)
\gexec
END
