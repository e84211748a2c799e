package dev.quittance.sandbox.wallet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The keys of the wallet and of its merchant, in a directory, a file for each, for their owner
 * only: made at the first start, in the form that Alipay's dashboard gives them.
 */
@Singleton
class WalletKeys {

  /** The merchant's: payment-service signs with it. */
  static final String MERCHANT_PRIVATE = "alipay-private-key";

  /** The wallet's: payment-service checks with it. */
  static final String WALLET_PUBLIC = "alipay-public-key";

  private static final String WALLET_PRIVATE = "wallet-private-key";
  private static final int BITS = 2048;

  private final Rsa256 signatures;

  @Inject
  WalletKeys(WalletConfig config) {
    this(config.keys());
  }

  WalletKeys(Path directory) {
    try {
      Files.createDirectories(directory);
      PrivateKey wallet = privateKey(directory.resolve(WALLET_PRIVATE));
      PrivateKey merchant = privateKey(directory.resolve(MERCHANT_PRIVATE));
      write(directory.resolve(WALLET_PUBLIC), publicKey(wallet));
      this.signatures = new Rsa256(wallet, publicKey(merchant));
    } catch (IOException e) {
      throw new UncheckedIOException("the wallet's keys in " + directory, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Without the cause: it may quote a key.
      throw new IllegalStateException(
          "the wallet's keys in %s are damaged (%s): delete them to get new ones"
              .formatted(directory, e.getClass().getSimpleName()));
    }
  }

  Rsa256 signatures() {
    return signatures;
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(BITS);
      write(file, rsa.generateKeyPair().getPrivate());
    }
    byte[] encoded = Base64.getDecoder().decode(Files.readString(file).strip());
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof RSAPrivateCrtKey rsa)) {
      throw new IllegalArgumentException("no RSA key with its public exponent");
    }
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
  }

  /** Whole or not at all. */
  private static void write(Path file, Key key) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "draft", ""); // for its owner only
    Files.writeString(draft, Base64.getEncoder().encodeToString(key.getEncoded()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
