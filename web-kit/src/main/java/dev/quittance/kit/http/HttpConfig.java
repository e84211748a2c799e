package dev.quittance.kit.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may be, under {@code quittance.http.*}. */
@ConfigMapping(prefix = "quittance.http")
public interface HttpConfig {

  /** Larger bodies are refused with 413. */
  @WithDefault("1048576")
  long maxBodyBytes();
}
