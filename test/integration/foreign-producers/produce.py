"""Publishes batches: one JSON object a line on stdin, {topic, codec, key, headers, values}. argv[1] is the broker."""
import json
import sys

from confluent_kafka import KafkaException, Producer


def delivered(error, record):
    if error:
        raise KafkaException(error)


for line in sys.stdin:
    batch = json.loads(line)
    producer = Producer({
        "bootstrap.servers": sys.argv[1],
        "compression.type": batch["codec"],
        "linger.ms": 200,
        "sticky.partitioning.linger.ms": 1000,
        "message.max.bytes": 4_000_000,
    })
    headers = [tuple(header) for header in batch["headers"]]
    for value in batch["values"]:
        producer.produce(batch["topic"], value, batch["key"], headers=headers, on_delivery=delivered)
    if producer.flush(20) > 0:
        sys.exit("no broker took the records within 20 s")
