package dev.quittance.sandbox.wallet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The wallet's settings, under {@code quittance.sandbox.wallet.*}. */
@ConfigMapping(prefix = "quittance.sandbox.wallet")
public interface WalletConfig {

  /** The only merchant. */
  @WithDefault("QUITTANCE_DEVELOPMENT")
  String clientId();

  /**
   * The directory of the keys that the wallet and its merchant sign with. Those that are missing
   * are made at the first start, as payment-service takes them: {@code alipay-private-key} is the
   * merchant's, {@code alipay-public-key} the wallet's.
   */
  @WithDefault("${quittance.sandbox.secrets:${quittance.sandbox.data:data/sandbox}}")
  Path keys();

  /** Where browsers find the wallet. */
  @WithDefault("http://localhost:8090/wallet")
  String url();

  /** How long it decides where it does not answer at once. */
  @WithDefault("1s")
  Duration decidesAfter();
}
