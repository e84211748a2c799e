package dev.quittance.cli.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.ChainedEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of an audit trail. */
public record AuditEntryAnswer(
    String id,
    long sequence,
    String at,
    String subject,
    List<String> roles,
    @Nullable String client,
    @Nullable String address,
    String requestId,
    String method,
    String path,
    String action,
    String target,
    @Nullable String reason,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    String previousHash,
    String hash) {

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** The entry as its hash is computed from it. */
  public ChainedEntry chained() {
    return new ChainedEntry(
        new AuditEntry(
            sequence,
            id,
            Instant.parse(at),
            subject,
            roles,
            client,
            address,
            requestId,
            method,
            path,
            action,
            target,
            reason,
            canonical(before),
            canonical(after)),
        previousHash,
        hash);
  }

  /** Keys sorted, no spaces. */
  private static @Nullable String canonical(@Nullable JsonNode thing) {
    if (thing == null || thing.isNull()) {
      return null;
    }
    try {
      return CANONICAL.writeValueAsString(CANONICAL.treeToValue(thing, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("writing what was read as JSON", e);
    }
  }
}
