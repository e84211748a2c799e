package dev.quittance.cli.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.AuditEntryAnswer;
import dev.quittance.cli.response.AuditHeadAnswer;
import dev.quittance.cli.text.Lines;
import dev.quittance.contract.audit.AuditWalk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes the hashes of a trail anew. */
@Command(
    name = "verify",
    description =
        "Reads all entries, computes their hashes and names the first that is missing or changed."
            + " Exits 1 if there is one.",
    footer = {
      "  quittance audit verify",
      "  quittance audit verify --service payment --compare-head head.json"
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--compare-head",
      paramLabel = "FILE",
      description =
          "A head that was kept (quittance audit head -o json): the trail must still have that"
              + " entry. May be given several times.")
  private @Nullable List<Path> heads;

  /** What came out, as JSON. */
  private record Result(
      String service,
      boolean whole,
      long entries,
      long sequence,
      String hash,
      AuditWalk.@Nullable Break broken) {}

  @Override
  public Integer call() {
    Service service = AuditCommand.serviceOptions(spec).service(spec);
    AuditHeadAnswer head = service.get(Query.of("/audit/head")).as(AuditHeadAnswer.class);
    AuditWalk walk = new AuditWalk(noted(head));
    new Listing(service, Query.of("/audit"), Long.MAX_VALUE)
        .forEachPage(
            AuditEntryAnswer.class, entries -> entries.forEach(entry -> next(walk, entry)));
    AuditWalk.Break broken = walk.end();
    print(
        new Result(
            head.service(), broken == null, walk.entries(), head.sequence(), head.hash(), broken));
    return broken == null ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  private static void next(AuditWalk walk, AuditEntryAnswer entry) {
    try {
      walk.next(entry.chained());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw CommandFailure.failed(
          "Entry %s cannot be read: %s".formatted(entry.sequence(), e.getMessage()));
    }
  }

  /** The heads that were kept, and the one that the service has now. */
  private Map<Long, String> noted(AuditHeadAnswer head) {
    Map<Long, String> noted = new HashMap<>();
    noted.put(head.sequence(), head.hash());
    for (Path file : heads == null ? List.<Path>of() : heads) {
      AuditHeadAnswer kept = read(file);
      if (!kept.service().equals(head.service())) {
        throw CommandFailure.usage(
            "--compare-head: %s is of %s, and this is the trail of %s: name the right --service."
                .formatted(file, kept.service(), head.service()));
      }
      noted.put(kept.sequence(), kept.hash());
    }
    return noted;
  }

  private static AuditHeadAnswer read(Path file) {
    try {
      AuditHeadAnswer kept = Json.MAPPER.readValue(file.toFile(), AuditHeadAnswer.class);
      if (kept != null && kept.isComplete()) {
        return kept;
      }
      throw CommandFailure.usage("--compare-head: there is no head in " + file + ".");
    } catch (IOException e) {
      throw CommandFailure.usage(
          "--compare-head: %s cannot be read as a head: %s".formatted(file, e.getMessage()));
    }
  }

  private void print(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    if (GlobalOptions.of(spec).json()) {
      try {
        out.println(Json.MAPPER.writeValueAsString(result));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("writing a result", e);
      }
    } else {
      Lines.print(out, words(result));
    }
    out.flush();
  }

  private static String words(Result result) {
    AuditWalk.Break broken = result.broken();
    if (broken == null) {
      return "The audit trail of %s is whole: %s entries, the head is %s %s"
          .formatted(result.service(), result.entries(), result.sequence(), result.hash());
    }
    return "The audit trail of %s is broken at entry %s: it %s."
        .formatted(result.service(), broken.sequence(), words(broken.fault()));
  }

  private static String words(AuditWalk.Fault fault) {
    return switch (fault) {
      case MISSING -> "is missing";
      case CHANGED -> "is not what its hash says";
      case FOLLOWS_ANOTHER -> "followed another entry than the one before it";
      case NOT_AS_NOTED -> "is not the entry that was noted down";
    };
  }
}
