package dev.quittance.orders.dispute;

import java.util.Arrays;
import java.util.Optional;

/** What evidence may be. */
public enum EvidenceFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  PDF("application/pdf", "pdf");

  private final String mediaType;
  private final String extension;

  EvidenceFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }

  /** The format of that media type, without parameters; or empty. */
  public static Optional<EvidenceFormat> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(one -> one.mediaType.equals(mediaType)).findFirst();
  }
}
