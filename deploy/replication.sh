#!/bin/bash
# Run once by the image of PostgreSQL, when the database is made: it may be followed, and keeps what its replica has not got yet.
set -euo pipefail
echo "host replication $POSTGRES_USER samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 <<'SQL'
SELECT pg_create_physical_replication_slot('replica');
-- A replica that is gone for good must not fill the disk: after so much it is copied anew.
ALTER SYSTEM SET max_slot_wal_keep_size = '10GB';
SQL
