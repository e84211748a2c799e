package dev.quittance.contract.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record's headers as they are stored: names (UTF-8) and values in turn; a value may be null. */
public final class FlatHeaders {

  private FlatHeaders() {}

  public static byte[] @Nullable [] of(Iterable<Header> headers) {
    List<byte @Nullable []> flat = new ArrayList<>();
    for (Header header : headers) {
      flat.add(header.key().getBytes(StandardCharsets.UTF_8));
      flat.add(header.value());
    }
    return flat.toArray(new byte[0][]);
  }

  public static List<Header> read(byte[] @Nullable [] flat) {
    List<Header> headers = new ArrayList<>(flat.length / 2);
    for (int i = 0; i < flat.length; i += 2) {
      String name = new String(Objects.requireNonNull(flat[i]), StandardCharsets.UTF_8);
      headers.add(new RecordHeader(name, flat[i + 1]));
    }
    return headers;
  }
}
