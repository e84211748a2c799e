package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.RecordDecoder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * What keys of events cost: processor time to decode a record that is believed and one that is
 * checked, and to sign one for five readers. In one thread, in turns, so that both meet the same
 * machine.
 */
public final class KeysBenchmark {

  private static final int ORDERS = 20_000;
  private static final int ROUNDS = 21;

  private final BenchKeys keys = new BenchKeys();
  private final EventCodec codec = new EventCodec();
  private final List<EventEnvelope> events = new ArrayList<>();
  private final List<ConsumerRecord<byte[], byte[]>> signed = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    new KeysBenchmark().run();
  }

  private void run() throws Exception {
    Workload workload = new Workload(1, events::add);
    workload.orders(ORDERS);
    long bare = 0;
    long more = 0;
    for (EventEnvelope envelope : events) {
      List<Header> headers = codec.headers(envelope);
      byte[] key = codec.key(envelope.event());
      byte[] payload = codec.payload(envelope.event());
      bare += key.length + payload.length;
      for (Header header : headers) {
        bare += header.key().length() + header.value().length;
      }
      Header mac = keys.sign(envelope.source(), headers, key, payload);
      more += mac.key().length() + mac.value().length;
      headers.add(mac);
      signed.add(toRecord(signed.size(), headers, key, payload));
    }
    double[] believed = new double[ROUNDS];
    double[] checked = new double[ROUNDS];
    double[] signing = new double[ROUNDS];
    RecordDecoder checking = keys.decoder();
    for (int round = 0; round < ROUNDS; round++) {
      believed[round] = decode(RecordDecoder.TRUSTING);
      checked[round] = decode(checking);
      signing[round] = sign();
    }
    Figures figures = new Figures();
    figures.add("bytes of a record", (double) bare / events.size(), "bytes");
    figures.add("bytes of its signature", (double) more / events.size(), "bytes");
    figures.add("decode, believed", median(believed), "ns/event");
    figures.add(
        "decode, checked", median(checked), "ns/event", median(believed), "decode, believed");
    figures.add("sign for five readers", median(signing), "ns/event");
    System.out.printf(
        Locale.ROOT, "a check costs %.0f ns/event%n", median(checked) - median(believed));
    figures.save(Path.of("benchmarks", "target", "keys.json"));
  }

  private static ConsumerRecord<byte[], byte[]> toRecord(
      long offset, List<Header> headers, byte[] key, byte[] payload) {
    return new ConsumerRecord<>(
        "log",
        0,
        offset,
        0,
        TimestampType.LOG_APPEND_TIME,
        key.length,
        payload.length,
        key,
        payload,
        new RecordHeaders(headers),
        Optional.empty());
  }

  /** Nanoseconds of processor time an event. */
  private double decode(RecordDecoder decoder) {
    long begin = processorNanos();
    for (ConsumerRecord<byte[], byte[]> one : signed) {
      if (!(decoder.decode(one) instanceof Decoded.Readable)) {
        throw new IllegalStateException("refused: " + decoder.decode(one));
      }
    }
    return (double) (processorNanos() - begin) / signed.size();
  }

  private double sign() {
    long begin = processorNanos();
    for (int i = 0; i < signed.size(); i++) {
      ConsumerRecord<byte[], byte[]> one = signed.get(i);
      Header unused =
          keys.sign(
              events.get(i).source(), List.of(one.headers().toArray()), one.key(), one.value());
    }
    return (double) (processorNanos() - begin) / signed.size();
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
