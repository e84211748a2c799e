package dev.quittance.orders.dispute.api;

import jakarta.inject.Singleton;
import org.apache.tika.Tika;

/** What a file is, whatever its sender says. */
@Singleton
class FileTypes {

  private final Tika tika = new Tika();

  /** The media type that the octets have, for example {@code image/png}. */
  String of(byte[] content) {
    return tika.detect(content);
  }
}
