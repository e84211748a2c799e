package dev.quittance.testkit.log;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventSigner;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import dev.quittance.contract.keys.PartitionOffsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Keys of events for all services and an auditor, new for each stack. */
public final class TestKeys {

  private final KeyFile all;

  public TestKeys() {
    List<String> readers = new ArrayList<>(Publishers.ALL);
    readers.add(Publishers.AUDITOR);
    SecureRandom random = new SecureRandom();
    List<EventKey> keys = new ArrayList<>();
    for (String publisher : Publishers.ALL) {
      for (String reader : readers) {
        byte[] secret = new byte[EventKey.SECRET_BYTES];
        random.nextBytes(secret);
        keys.add(new EventKey(id(publisher, reader), publisher, reader, secret, null));
      }
    }
    this.all = new KeyFile(keys, PartitionOffsets.BEGINNING);
  }

  /** The id of the key that the two share. */
  public static String id(String publisher, String reader) {
    return publisher.charAt(0) + "-" + reader.charAt(0);
  }

  /** What the key file of a service, or of the auditor, says: its own keys alone. */
  public String file(String name) {
    return all.keys().stream()
        .filter(key -> key.publisher().equals(name) || key.reader().equals(name))
        .map(KeyFile::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Signs as a service does. */
  public EventSigner signer(String publisher) {
    return new EventSigner(all.signing(publisher));
  }

  /** Signs with the keys of one service, and says that they are those of another. */
  public EventSigner forger(String publisher, String named) {
    return new EventSigner(
        all.signing(publisher).stream()
            .map(key ->
                new EventKey(
                    id(named, key.reader()),
                    publisher,
                    key.reader(),
                    key.secret().getEncoded(),
                    null))
            .toList());
  }

  /** All secrets as they are written, to be looked for where they must not be. */
  public List<String> secrets() {
    return all.keys().stream()
        .map(key -> Base64.getEncoder().encodeToString(key.secret().getEncoded()))
        .toList();
  }
}
