package dev.quittance.benchmarks;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventSigner;
import dev.quittance.contract.codec.EventVerifier;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import dev.quittance.contract.keys.PartitionOffsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;

/** Keys of events as an installation has them: for four services and the auditor. */
final class BenchKeys {

  private static final String LEDGER = Publishers.LEDGER_SERVICE;

  private final KeyFile file;
  private final Map<String, EventSigner> signers;

  BenchKeys() {
    List<String> readers = new ArrayList<>(Publishers.ALL);
    readers.add(Publishers.AUDITOR);
    SecureRandom random = new SecureRandom();
    List<EventKey> keys = new ArrayList<>();
    for (String publisher : Publishers.ALL) {
      for (String reader : readers) {
        byte[] id = new byte[4];
        byte[] secret = new byte[EventKey.SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        keys.add(new EventKey(HexFormat.of().formatHex(id), publisher, reader, secret, null));
      }
    }
    this.file = new KeyFile(keys, PartitionOffsets.BEGINNING);
    this.signers =
        Publishers.ALL.stream()
            .collect(
                Collectors.toMap(Publishers::source, one -> new EventSigner(file.signing(one))));
  }

  /** The header that the service with that source adds. */
  Header sign(String source, List<Header> headers, byte[] key, byte[] payload) {
    EventSigner signer = signers.get(source);
    if (signer == null) {
      throw new IllegalArgumentException("nobody publishes as " + source);
    }
    return signer.sign(headers, key, payload);
  }

  /** What the ledger reads with. */
  RecordDecoder decoder() {
    return RecordDecoder.verifying(
        new EventVerifier(file.checking(LEDGER), PartitionOffsets.BEGINNING));
  }

  /** The ledger's key file. */
  String ofLedger() {
    return file.keys().stream()
        .filter(key -> key.publisher().equals(LEDGER) || key.reader().equals(LEDGER))
        .map(KeyFile::line)
        .collect(Collectors.joining("\n"));
  }
}
