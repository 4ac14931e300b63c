// Publishes one article to Huntwire: go run submit.go
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"log"
	"os"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

var codecs = map[string]kgo.CompressionCodec{
	"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
	"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
}

func main() {
	article, err := json.Marshal(map[string]any{
		"url":       "https://cert.example/reports/2026/build-server",
		"title":     "Build server taken over through an old plug-in",
		"source":    "Example CERT",
		"published": "2026-05-16",
		"text": "Attackers used a known flaw in a plug-in (T1190) to start a shell on a build server and put a key into " +
			"authorized_keys (T1098.004). The shell called back to 198.51.100[.]23 and loaded an agent from " +
			"hxxps://plug-in-mirror[.]example/agent. The agent is loaded again from hxxps://plug-in-mirror[.]example/ " +
			"after each restart of the build server and calls back to 198.51.100[.]24 and 198.51.100[.]25.",
	})
	if err != nil {
		log.Fatal(err)
	}
	client, err := kgo.NewClient(
		kgo.SeedBrokers(strings.Split(cmp.Or(os.Getenv("KAFKA_BROKERS"), "localhost:9092"), ",")...),
		kgo.DefaultProduceTopic(cmp.Or(os.Getenv("KAFKA_TOPIC"), "huntwire.article-submitted.v1")),
		kgo.ProducerBatchCompression(codecs[cmp.Or(os.Getenv("KAFKA_COMPRESSION"), "zstd")]),
	)
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := client.ProduceSync(ctx, &kgo.Record{Value: article}).FirstErr(); err != nil {
		log.Fatal(err)
	}
}
