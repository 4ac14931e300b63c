#!/bin/sh
# Publishes one article a line to Huntwire: sh kcat.sh < articles.jsonl
set -eu
exec kcat -P -b "${KAFKA_BROKERS:-localhost:9092}" -t "${KAFKA_TOPIC:-huntwire.article-submitted.v1}" \
  -z "${KAFKA_COMPRESSION:-zstd}" -X message.timeout.ms=10000
