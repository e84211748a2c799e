package dev.quittance.contract.topic;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies keys and payloads, and refuses the next record once a poll's hold enough bytes: the poll
 * returns those before it, and the next one begins with it. A record holds its copies and the
 * buffer that they come from, which is its own if its batch is compressed, and else that of a whole
 * fetch.
 */
final class PolledBytes implements Deserializer<byte[]> {

  private final int limit;
  private long bytes;

  /** Those of the record that was let in last: its key and its payload come with the same. */
  private @Nullable Headers current;

  private byte @Nullable [] buffer;

  PolledBytes(int limit) {
    this.limit = limit;
  }

  /** Begins a poll. */
  void begin() {
    bytes = 0;
    current = null;
    buffer = null;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // whether it is the same one, not an equal one
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    if (headers != current) {
      if (bytes >= limit) {
        throw new SerializationException("the poll is full, the next one goes on here");
      }
      current = headers;
    }
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    bytes += copy.length;
    if (data.hasArray() && data.array() != buffer) {
      buffer = data.array();
      bytes += Math.min(buffer.length, limit / 2); // a fetch is bounded already
    }
    return copy;
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return data;
  }
}
