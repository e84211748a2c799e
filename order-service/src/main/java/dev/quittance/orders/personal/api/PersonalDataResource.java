package dev.quittance.orders.personal.api;

import dev.quittance.contract.TextRule;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.orders.personal.DestroyedKey;
import dev.quittance.orders.personal.Erasure;
import dev.quittance.orders.personal.store.Erasures;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is kept of a buyer as a person, and its erasure. */
@Path("/buyers/{buyerId}/personal-data")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Personal data", description = "What is kept of buyers as persons, and its erasure.")
public class PersonalDataResource {

  private static final String EXAMPLE = "alice";
  private static final int MAX_REASON = 255;
  private static final int MOST = 100;

  private final Erasures erasures;
  private final PersonalDataAccess access;
  private final AuditTrail trail;
  private final Caller caller;

  PersonalDataResource(
      Erasures erasures, PersonalDataAccess access, AuditTrail trail, Caller caller) {
    this.erasures = erasures;
    this.access = access;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @Transactional
  @Operation(
      operationId = "personalData",
      summary = "What is kept of a buyer, and certificates of erasures",
      description = "How many values of which kind, not the values.")
  @APIResponse(
      responseCode = "200",
      description = "What is kept and what was erased.",
      content = @Content(schema = @Schema(implementation = PersonalDataView.class)))
  @APIResponse(
      responseCode = "404",
      description = "Nothing is kept of this buyer, and nothing was erased.")
  public PersonalDataView get(@Parameter(example = EXAMPLE) @PathParam("buyerId") String buyerId) {
    requireAccess(buyerId);
    PersonalDataView.Kept kept = erasures.kept(buyerId).map(PersonalDataView.Kept::of).orElse(null);
    List<ErasureView> before = erasures.of(buyerId, MOST).stream().map(this::view).toList();
    if (kept == null && before.isEmpty()) {
      throw nothing();
    }
    return new PersonalDataView(buyerId, kept, before);
  }

  @DELETE
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
  @StepUp(action = "erase-personal-data", by = ErasureStake.class)
  @Operation(
      operationId = "erasePersonalData",
      summary = "Erase what is kept of a buyer as a person",
      description =
          "Destroys the key that his addresses, texts and files are sealed with: nobody can read them"
              + " any more, and nothing brings them back. Orders and payments stay, under his id. A"
              + " repetition gets the same certificate, unless something was given again meanwhile,"
              + " which is then erased. Staff need a second factor.")
  @APIResponse(
      responseCode = "200",
      description = "The certificate.",
      content = @Content(schema = @Schema(implementation = ErasureView.class)))
  @APIResponse(
      responseCode = "404",
      description = "Nothing is kept of this buyer, and nothing was erased.")
  public ErasureView erase(
      @Parameter(example = EXAMPLE) @PathParam("buyerId") String buyerId,
      @Parameter(
              description = "Why, for the certificate and the audit trail; of staff.",
              example = "Letter of 2026-11-20",
              schema =
                  @Schema(type = SchemaType.STRING, maxLength = MAX_REASON, pattern = Shapes.TEXT))
          @QueryParam("reason")
          @Nullable String reason) {
    requireAccess(buyerId);
    if (reason != null && !TextRule.isText(reason, MAX_REASON)) {
      throw ProblemException.badParameter("reason", TextRule.rule(MAX_REASON));
    }
    return erasures
        .destroy(buyerId)
        .map(key -> erasures.add(buyerId, key, caller.id(), reason, record(buyerId, key, reason)))
        .or(() -> erasures.of(buyerId, 1).stream().findFirst())
        .map(this::view)
        .orElseThrow(PersonalDataResource::nothing);
  }

  /** Also what a buyer does: the trail's chain is the certificate's proof. */
  private AuditHead record(String buyerId, DestroyedKey key, @Nullable String reason) {
    AuditOrigin origin = trail.origin();
    return trail.record(
        access.isOwn(buyerId) ? withoutAddress(origin) : origin,
        new AuditRecord(
            "personal-data.erase",
            buyerId,
            reason,
            null,
            new Recorded(key.fingerprint(), key.createdAt(), SealedCountView.of(key.sealed()))));
  }

  private record Recorded(
      String keyFingerprint, Instant keyCreatedAt, List<SealedCountView> sealedValues) {}

  /** The trail is for ever, and a buyer who wants to be forgotten leaves no address in it. */
  private static AuditOrigin withoutAddress(AuditOrigin origin) {
    return new AuditOrigin(
        origin.subject(),
        origin.roles(),
        origin.client(),
        null,
        origin.requestId(),
        origin.method(),
        origin.path());
  }

  private ErasureView view(Erasure erasure) {
    return ErasureView.of(erasure, erasures.backupsUnreadableSince(erasure).orElse(null));
  }

  private void requireAccess(String buyerId) {
    if (!access.maySee(buyerId)) {
      throw nothing();
    }
  }

  private static ProblemException nothing() {
    return ProblemException.notFound(
        "No personal data of this buyer is kept, and none was erased: there is nothing to do.");
  }
}
