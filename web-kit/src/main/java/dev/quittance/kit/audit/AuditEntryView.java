package dev.quittance.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.ChainedEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as auditors see it: all that its hash is computed from.
 *
 * @param before what the command changed; null if it was not there
 * @param after the same afterwards
 */
@Schema(name = "AuditEntry")
record AuditEntryView(
    @Schema(examples = "aud_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "12") long sequence,
    Instant at,
    @Schema(examples = "olivia") String subject,
    @Schema(examples = "[\"ops\"]") List<String> roles,
    @Schema(examples = "console", description = "The program that got the token.")
        @Nullable String client,
    @Schema(examples = "192.0.2.7", description = "Where the request came from.")
        @Nullable String address,
    String requestId,
    @Schema(examples = "POST") String method,
    @Schema(examples = "/replays") String path,
    @Schema(examples = "replay.start", pattern = AuditRecord.ACTION_PATTERN) String action,
    @Schema(examples = "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", pattern = ".+") String target,
    @Nullable String reason,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "What the command changed, as it was before.")
        @Nullable JsonNode before,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "The same afterwards.")
        @Nullable JsonNode after,
    @Schema(
            description = "The hash of the entry before; zeros for the first.",
            pattern = HASH,
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String previousHash,
    @Schema(
            description = "SHA-256 of the hash before and all of this entry.",
            pattern = HASH,
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash) {

  static final String HASH = "^[0-9a-f]{64}$";

  static AuditEntryView of(ChainedEntry chained) {
    AuditEntry entry = chained.entry();
    return new AuditEntryView(
        entry.id(),
        entry.sequence(),
        entry.at(),
        entry.subject(),
        entry.roles(),
        entry.client(),
        entry.address(),
        entry.requestId(),
        entry.method(),
        entry.path(),
        entry.action(),
        entry.target(),
        entry.reason(),
        AuditJson.tree(entry.before()),
        AuditJson.tree(entry.after()),
        chained.previousHash(),
        chained.hash());
  }
}
