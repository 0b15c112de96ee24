#!/bin/bash
# A hot standby of the service `database`: copied from it the first time, and following it ever after.
set -euo pipefail
export PGDATA=/var/lib/postgresql/replica PGPASSWORD
PGPASSWORD=$(< /run/secrets/database_password)

# What was broken off is begun again.
if [[ ! -e $PGDATA.whole ]]; then
  rm -rf "$PGDATA"
  install -d -o postgres -g postgres -m 700 "$PGDATA"
  gosu postgres pg_basebackup --host database --username partyadmin --pgdata "$PGDATA" --slot replica \
    --write-recovery-conf --checkpoint fast
  touch "$PGDATA.whole"
fi
# What is read here is not cut short by what is tidied away there.
exec gosu postgres postgres -c listen_addresses='*' -c hot_standby_feedback=on
