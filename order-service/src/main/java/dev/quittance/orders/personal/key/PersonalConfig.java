package dev.quittance.orders.personal.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How personal data is kept, under {@code quittance.personal.*}. */
@ConfigMapping(prefix = "quittance.personal")
public interface PersonalConfig {

  /**
   * Master keys, each 32 bytes in Base64, with blanks, line ends or commas between them. Keys of
   * subjects are wrapped with the last one; the others open what was wrapped before.
   */
  Optional<String> masterKeys();

  /** A file with them, one a line; the first start makes it. All replicas need the same one. */
  @WithDefault("data/order-service-personal.keys")
  Path masterKeysFile();

  /** How often the operator brings a new master key: what certificates of erasures promise. */
  @WithDefault("30d")
  Duration rotation();

  /** How long backups of the database are kept. */
  @WithDefault("35d")
  Duration backupRetention();

  /** How often it is looked for keys that are wrapped with an older master key. */
  @WithDefault("10m")
  Duration rewrapInterval();
}
