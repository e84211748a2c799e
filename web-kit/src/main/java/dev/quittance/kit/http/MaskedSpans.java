package dev.quittance.kit.http;

import dev.quittance.contract.CardNumbers;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/**
 * Masks card numbers in what a span tells of a request: its path, query and user agent are the
 * client's, who may have put one there.
 */
@Singleton
public class MaskedSpans implements SpanProcessor {

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    span.toSpanData()
        .getAttributes()
        .forEach((key, value) -> {
          if (key.getType() == AttributeType.STRING && CardNumbers.isIn(value.toString())) {
            span.setAttribute(
                AttributeKey.stringKey(key.getKey()), CardNumbers.masked(value.toString()));
          }
        });
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
