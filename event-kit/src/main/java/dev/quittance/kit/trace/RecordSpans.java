package dev.quittance.kit.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Spans of records that are published and consumed in batches, named and described as
 * OpenTelemetry's conventions for messaging ask. Only records of sampled traces have one, so that
 * without sampling a record costs one look at its headers.
 */
@ApplicationScoped
public class RecordSpans {

  private final Tracer tracer;

  RecordSpans(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.quittance.kit");
  }

  /** From now until closed, the records are being published. */
  public Batch publish(List<ProducerRecord<byte[], byte[]>> records) {
    Batch batch = new Batch();
    for (ProducerRecord<byte[], byte[]> one : records) {
      SpanBuilder span = builder(one.headers(), SpanKind.PRODUCER, "send", one.topic(), one.key());
      if (span != null) {
        batch.spans.add(span.startSpan());
      }
    }
    return batch;
  }

  /** From now until closed, the records are being consumed. */
  public Batch consume(List<ConsumerRecord<byte[], byte[]>> records) {
    Batch batch = new Batch();
    for (ConsumerRecord<byte[], byte[]> one : records) {
      SpanBuilder span =
          builder(one.headers(), SpanKind.CONSUMER, "process", one.topic(), one.key());
      if (span != null) {
        batch.spans.add(
            span.setAttribute("messaging.destination.partition.id", String.valueOf(one.partition()))
                .setAttribute("messaging.kafka.offset", one.offset())
                .startSpan());
      }
    }
    return batch;
  }

  private @Nullable SpanBuilder builder(
      Headers headers, SpanKind kind, String operation, String topic, byte @Nullable [] key) {
    Header header = headers.lastHeader(Trace.TRACEPARENT);
    if (header == null || !isSampled(header.value())) {
      return null;
    }
    SpanBuilder span =
        tracer
            .spanBuilder(operation + " " + topic)
            .setSpanKind(kind)
            .setParent(Trace.contextOf(new String(header.value(), StandardCharsets.US_ASCII)))
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", operation)
            .setAttribute("messaging.destination.name", topic);
    return key == null
        ? span
        : span.setAttribute("messaging.kafka.message.key", new String(key, StandardCharsets.UTF_8));
  }

  /** The last bit of the last octet of {@code traceparent}, which is in hex digits. */
  private static boolean isSampled(byte @Nullable [] traceparent) {
    return traceparent != null
        && traceparent.length > 0
        && Character.digit(traceparent[traceparent.length - 1], 16) % 2 == 1;
  }

  /** The spans of a batch; closed before {@link #succeeded} they are errors. */
  public static final class Batch implements AutoCloseable {

    private final List<Span> spans = new ArrayList<>(0);
    private boolean succeeded;

    private Batch() {}

    public void succeeded() {
      succeeded = true;
    }

    @Override
    public void close() {
      for (Span span : spans) {
        if (!succeeded) {
          span.setStatus(StatusCode.ERROR);
        }
        span.end();
      }
    }
  }
}
