// Publishes batches: one JSON object a line on stdin, {topic, codec, key, headers, values}. The argument is the broker.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"os"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

type batch struct {
	Topic   string
	Codec   string
	Key     *string
	Headers [][2]string
	Values  []string
}

var codecs = map[string]kgo.CompressionCodec{
	"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
	"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
}

func main() {
	for lines := json.NewDecoder(os.Stdin); ; {
		var next batch
		if err := lines.Decode(&next); err == io.EOF {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		if err := publish(next, os.Args[1]); err != nil {
			log.Fatal(err)
		}
	}
}

func publish(next batch, broker string) error {
	client, err := kgo.NewClient(kgo.SeedBrokers(broker), kgo.ProducerBatchCompression(codecs[next.Codec]))
	if err != nil {
		return err
	}
	defer client.Close()
	var records []*kgo.Record
	for _, value := range next.Values {
		record := &kgo.Record{Topic: next.Topic, Value: []byte(value)}
		if next.Key != nil {
			record.Key = []byte(*next.Key)
		}
		for _, header := range next.Headers {
			record.Headers = append(record.Headers, kgo.RecordHeader{Key: header[0], Value: []byte(header[1])})
		}
		records = append(records, record)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return client.ProduceSync(ctx, records...).FirstErr()
}
