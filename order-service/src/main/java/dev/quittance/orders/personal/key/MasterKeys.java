package dev.quittance.orders.personal.key;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The master keys of the configuration. */
@Singleton
public class MasterKeys {

  private static final String SETTINGS = "quittance.personal.master-keys";
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  private final SequencedMap<String, MasterKey> keys;

  @Inject
  MasterKeys(PersonalConfig config) {
    this(
        config
            .masterKeys()
            .map(text -> parse(text, SETTINGS))
            .orElseGet(() ->
                parse(
                    MasterKeyFile.readOrMake(config.masterKeysFile()),
                    config.masterKeysFile().toString())));
  }

  private MasterKeys(SequencedMap<String, MasterKey> keys) {
    this.keys = keys;
  }

  /**
   * For tests and tools: from a text as the setting has it.
   *
   * @throws IllegalStateException if it is malformed
   */
  public static MasterKeys of(String text) {
    return new MasterKeys(parse(text, SETTINGS));
  }

  /** The one that keys of subjects are wrapped with. */
  public MasterKey current() {
    return keys.lastEntry().getValue();
  }

  /** Their ids, the current one's last. */
  public List<String> ids() {
    return List.copyOf(keys.sequencedKeySet());
  }

  /**
   * @throws IllegalStateException if the configuration does not have it
   */
  public MasterKey find(String id) {
    MasterKey key = keys.get(id);
    if (key == null) {
      throw new IllegalStateException(
          "master key %s is not configured: give it by %s-file or %s"
              .formatted(id, SETTINGS, SETTINGS));
    }
    return key;
  }

  /** Never repeats the text. */
  private static SequencedMap<String, MasterKey> parse(String text, String where) {
    SequencedMap<String, MasterKey> keys = new LinkedHashMap<>();
    for (String one : BETWEEN.split(text.strip())) {
      MasterKey key = new MasterKey(decoded(one, where));
      if (keys.put(key.id(), key) != null) {
        throw new IllegalStateException(
            "The master keys in %s have one twice: %s".formatted(where, key.id()));
      }
    }
    return keys;
  }

  private static byte[] decoded(String text, String where) {
    byte[] key = new byte[0];
    try {
      key = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // falls through: the message is the same
    }
    if (key.length != AesGcm.KEY_BYTES) {
      throw new IllegalStateException(
          "The master keys in "
              + where
              + " must each be 32 bytes in Base64: openssl rand -base64 32");
    }
    return key;
  }
}
