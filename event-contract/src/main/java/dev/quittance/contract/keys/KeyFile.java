package dev.quittance.contract.keys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one service has: those it signs with and those it checks by. As text, a line for
 * each; empty lines and those that begin with {@code #} say nothing:
 *
 * <pre>
 * signed-from 0:1200,1:88
 * key 7c1f9a0b payment-service ledger-service &lt;secret in Base64&gt; until 0:900,1:70
 * </pre>
 *
 * @param keys in the order of the file; no two have the same id
 * @param signedFrom in each partition the first offset at which an event must be signed
 */
public record KeyFile(List<EventKey> keys, PartitionOffsets signedFrom) {

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException that says in which line is what; never a secret
   */
  public static KeyFile parse(String text) {
    List<EventKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    @Nullable PartitionOffsets signedFrom = null;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String[] words = line.strip().split("\\s+", -1);
      if (words[0].isEmpty() || words[0].startsWith("#")) {
        continue;
      }
      try {
        switch (words[0]) {
          case "signed-from" -> {
            requireWords(words, 2);
            if (signedFrom != null) {
              throw new IllegalArgumentException("signed-from is there twice");
            }
            signedFrom = PartitionOffsets.parse(words[1]);
          }
          case "key" -> {
            EventKey key = key(words);
            if (!ids.add(key.id())) {
              throw new IllegalArgumentException("the key id is there twice");
            }
            keys.add(key);
          }
          default -> throw new IllegalArgumentException("it must begin with key, signed-from or #");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    return new KeyFile(
        List.copyOf(keys), signedFrom == null ? PartitionOffsets.BEGINNING : signedFrom);
  }

  private static EventKey key(String[] words) {
    if (words.length == 7 && words[5].equals("until")) {
      return key(words, PartitionOffsets.parse(words[6]));
    }
    requireWords(words, 5);
    return key(words, null);
  }

  private static EventKey key(String[] words, @Nullable PartitionOffsets until) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(words[4]);
    } catch (IllegalArgumentException e) {
      // Its message would show a part of the secret.
      throw new IllegalArgumentException("the secret is not Base64");
    }
    return new EventKey(words[1], words[2], words[3], secret, until);
  }

  private static void requireWords(String[] words, int count) {
    if (words.length != count) {
      throw new IllegalArgumentException(
          "it must be 'signed-from OFFSETS' or 'key ID PUBLISHER READER SECRET [until OFFSETS]'");
    }
  }

  /** A key as a line of the text. */
  public static String line(EventKey key) {
    PartitionOffsets until = key.until();
    return "key %s %s %s %s%s"
        .formatted(
            key.id(),
            key.publisher(),
            key.reader(),
            Base64.getEncoder().encodeToString(key.secret().getEncoded()),
            until == null ? "" : " until " + until);
  }

  /** Those that a publisher signs with: for each reader the last one. */
  public List<EventKey> signing(String publisher) {
    List<EventKey> signing = new ArrayList<>();
    for (EventKey key : keys) {
      if (key.publisher().equals(publisher)) {
        signing.removeIf(earlier -> earlier.reader().equals(key.reader()));
        signing.add(key);
      }
    }
    return signing;
  }

  /** Those that a reader checks by. */
  public List<EventKey> checking(String reader) {
    return keys.stream().filter(key -> key.reader().equals(reader)).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return keys.size() + " keys";
  }
}
