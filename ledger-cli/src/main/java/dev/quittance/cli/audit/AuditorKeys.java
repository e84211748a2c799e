package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventVerifier;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The keys of whoever audits: others than the ledger's, with which nobody can forge towards it. */
final class AuditorKeys {

  private AuditorKeys() {}

  static RecordDecoder read(Path path) {
    KeyFile file;
    try {
      file = KeyFile.parse(Files.readString(path));
    } catch (IOException e) {
      throw CommandFailure.usage("--keys cannot be read: " + e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--keys is malformed, " + e.getMessage());
    }
    List<EventKey> keys = file.checking(Publishers.AUDITOR);
    if (keys.isEmpty()) {
      throw CommandFailure.usage("--keys has no key for the reader " + Publishers.AUDITOR + ".");
    }
    return RecordDecoder.verifying(new EventVerifier(keys, file.signedFrom()));
  }
}
