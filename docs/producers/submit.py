"""Publishes one article to Huntwire.  pip install confluent-kafka && python3 submit.py"""
import json
import os
import sys

from confluent_kafka import KafkaException, Producer

article = {
    "url": "https://cert.example/reports/2026/parcel-lure",
    "title": "Parcel lure installs a remote access tool",
    "source": "Example CERT",
    "published": "2026-05-15T08:00:00Z",
    "text": "A mail about a parcel that could not be delivered leads to a page that asks to copy a command into the Run "
    "dialog (T1204.004). The command starts PowerShell (T1059.001), which fetches hxxps://parcel-desk[.]example/a.ps1. "
    "The script reports to 203.0.113[.]77 and fetches hxxps://parcel-desk[.]example/b.dll every hour.",
}


def delivered(error, record):
    if error:
        raise KafkaException(error)


producer = Producer({
    "bootstrap.servers": os.environ.get("KAFKA_BROKERS", "localhost:9092"),
    "compression.type": os.environ.get("KAFKA_COMPRESSION", "zstd"),
})
topic = os.environ.get("KAFKA_TOPIC", "huntwire.article-submitted.v1")
producer.produce(topic, json.dumps(article), on_delivery=delivered)
if producer.flush(10) > 0:
    sys.exit("no broker took the article within 10 s")
