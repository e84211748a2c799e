#!/bin/bash
# What the secured stack proves itself with, made at its first start: a CA, certificates, passwords and keys, each in the
# volume of those who need it. Nothing is printed, and a start that was killed in the middle begins anew. Runs as root
# on an image with bash and openssl, so that each file belongs to who reads it: Kafka's user is 1000, PostgreSQL's 999,
# the services' 10001.
set -euo pipefail
umask 077
cd "${SECRETS:-/secrets}"
readonly days=825
kafka_user=${KAFKA_USER:-1000} postgres_user=${POSTGRES_USER:-999} service_user=${SERVICE_USER:-10001}

# What numbers of bank accounts are encrypted with (docs/adr/0042). Kept as long as the database of payments.
if [ ! -e payment-service/accounts.key ]; then
  openssl rand -base64 32 >payment-service/accounts.draft
  chown "$service_user" payment-service/accounts.draft
  mv payment-service/accounts.draft payment-service/accounts.key
fi

# What personal data is sealed under (docs/adr/0059). New lines come at the end; see docs/operations.md.
if [ ! -e order-service/personal.keys ]; then
  openssl rand -base64 32 >order-service/personal.draft
  chown "$service_user" order-service/personal.draft
  mv order-service/personal.draft order-service/personal.keys
fi

[ ! -e authority/made ] || exit 0

password() { openssl rand -hex 24; }

# issue FILE NAME USAGE [OTHER NAMES]: FILE.key and FILE.crt, with the CA's signature
issue() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
    -keyout "$1.key" -out authority/request.pem 2>/dev/null
  {
    echo "basicConstraints=critical,CA:false"
    echo "keyUsage=critical,digitalSignature"
    echo "extendedKeyUsage=$3"
    [ -z "${4:-}" ] || echo "subjectAltName=$4"
  } >authority/extensions
  openssl x509 -req -in authority/request.pem -CA authority/ca.pem -CAkey authority/ca.key -CAcreateserial \
    -days "$days" -sha256 -extfile authority/extensions -out "$1.crt" 2>/dev/null
}

# Kafka wants key and certificates in one file.
in_one() { cat "$1.key" "$1.crt" authority/ca.pem >"$1.pem"; rm "$1.key" "$1.crt"; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=quittance-ca" \
  -addext "basicConstraints=critical,CA:true" -addext "keyUsage=critical,keyCertSign" \
  -keyout authority/ca.key -out authority/ca.pem 2>/dev/null

issue kafka/broker quittance-broker serverAuth,clientAuth "DNS:kafka,DNS:localhost,IP:127.0.0.1"
in_one kafka/broker
issue setup/admin quittance-admin clientAuth
in_one setup/admin
issue postgres/server postgres serverAuth "DNS:postgres,DNS:localhost,IP:127.0.0.1"
for place in kafka setup postgres order-service payment-service ledger-service notification-service; do
  cp authority/ca.pem "$place/ca.pem"
done

# client STORE ADDRESS: client properties of who has a certificate
client() {
  cat <<END
bootstrap.servers=$2
security.protocol=SSL
ssl.keystore.type=PEM
ssl.keystore.location=/secrets/$1
ssl.truststore.type=PEM
ssl.truststore.location=/secrets/ca.pem
END
}
client broker.pem localhost:9094 >kafka/client.properties
client admin.pem kafka:9094 >setup/admin.properties

# sasl USER PASSWORD: who proves himself by them
sasl() {
  echo 'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required' \
    "username=\"$1\" password=\"$2\";"
}

# The database has it since it was made.
superuser=$(cat postgres/superuser 2>/dev/null || password)
printf '%s' "$superuser" >postgres/superuser
printf '*:*:*:postgres:%s\n' "$superuser" >setup/pgpass
: >setup/passwords.properties
: >setup/passwords.sql

# service NAME DATABASE
service() {
  local kafka role=${1//-/_} own owners
  kafka=$(password) own=$(password) owners=$(password)
  echo "$1=$kafka" >>setup/passwords.properties
  printf "ALTER ROLE %s PASSWORD '%s';\n" "$role" "$own" "$2_owner" "$owners" >>setup/passwords.sql
  {
    echo "config_ordinal=290"
    echo "kafka.$(sasl "$1" "$kafka")"
    echo "quarkus.datasource.username=$role"
    echo "quarkus.datasource.password=$own"
  } >"$1/service.properties"
  {
    echo "config_ordinal=290"
    echo "quarkus.datasource.username=$2_owner"
    echo "quarkus.datasource.password=$owners"
  } >"setup/$1.properties"
}
service order-service orders
service payment-service payments
service ledger-service ledger
service notification-service notifications

# Keys of events (docs/adr/0032): one for each publisher and reader; both have it, and nobody else. They are kept as long
# as the log.
publishers=(order-service payment-service ledger-service notification-service)
keys_of() { if [ "$1" = auditor ]; then echo setup/auditor.keys; else echo "$1/events.keys"; fi; }
if [ ! -e authority/keys-made ]; then
  rm -f ./*/events.keys setup/auditor.keys
  for publisher in "${publishers[@]}"; do
    for reader in "${publishers[@]}" auditor; do
      key="key $(openssl rand -hex 4) $publisher $reader $(openssl rand -base64 32)"
      echo "$key" >>"$(keys_of "$publisher")"
      [ "$reader" = "$publisher" ] || echo "$key" >>"$(keys_of "$reader")"
    done
  done
  touch authority/keys-made
fi

# The auditor's command line, on the host: docker compose cp, or the volume itself.
auditor=$(password)
echo "auditor=$auditor" >>setup/passwords.properties
{
  echo "security.protocol=SASL_SSL"
  echo "sasl.mechanism=SCRAM-SHA-512"
  sasl auditor "$auditor"
  echo "ssl.truststore.type=PEM"
  echo "ssl.truststore.location=ca.pem"
} >setup/auditor.properties

chown -R "$kafka_user" kafka
chown -R "$postgres_user" postgres
chown -R "$service_user" order-service payment-service ledger-service notification-service
# The setup's steps run as the services' user and as PostgreSQL's.
chown -R "$service_user:$postgres_user" setup
chmod 750 setup
chmod 640 setup/*
chmod 600 postgres/server.key
rm -f authority/request.pem authority/extensions
touch authority/made
