package dev.quittance.cli.keys;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.PartitionOffsets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes new keys. */
@Command(
    name = "make",
    description =
        "Make a key for each pair of a publisher and a reader, and write DIR/NAME.keys for each of"
            + " them: only its own keys, readable by its owner alone. In files that are there, the"
            + " new keys are added: readers accept both, and the publisher signs with the new one.",
    footer = {
      "  quittance keys make keys",
      "  quittance keys make keys --publisher payment-service",
      "  quittance keys make keys --reader data-warehouse"
    })
public final class KeysMakeCommand implements Callable<Integer> {

  private static final int ID_BYTES = 4;

  @Parameters(paramLabel = "DIR", description = "Where the files are; made if it is not there.")
  private Path directory = Path.of("");

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      description = "Whose events are signed; every service unless given.")
  private List<String> publishers = new ArrayList<>();

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description = "Who checks them; every service and the auditor unless given.")
  private List<String> readers = new ArrayList<>();

  @Option(
      names = "--signed-from",
      paramLabel = "P:OFFSET,...",
      description =
          "Of a log that was written without signatures: where each partition ended when all"
              + " publishers began to sign. Only for new files.")
  private @Nullable String signedFrom;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean all = publishers.isEmpty() && readers.isEmpty();
    KeyDirectory files = new KeyDirectory(directory, offsets());
    if (all && files.isThere()) {
      throw CommandFailure.usage(
          "There are keys in %s: say who gets new ones, by --publisher or --reader."
              .formatted(directory));
    }
    List<EventKey> keys = new ArrayList<>();
    SecureRandom random = new SecureRandom();
    for (String publisher : publishers.isEmpty() ? Publishers.ALL : publishers) {
      for (String reader : readers.isEmpty() ? everyReader() : readers) {
        keys.add(key(publisher, reader, random));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    files.add(keys).forEach(file -> out.println("Written: " + file));
    return ExitCode.OK;
  }

  private PartitionOffsets offsets() {
    try {
      return signedFrom == null ? PartitionOffsets.BEGINNING : PartitionOffsets.parse(signedFrom);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--signed-from: " + e.getMessage() + ".");
    }
  }

  private static List<String> everyReader() {
    List<String> readers = new ArrayList<>(Publishers.ALL);
    readers.add(Publishers.AUDITOR);
    return readers;
  }

  private static EventKey key(String publisher, String reader, SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[EventKey.SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    try {
      return new EventKey(HexFormat.of().formatHex(id), publisher, reader, secret, null);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage() + ".");
    }
  }
}
