package dev.quittance.notification.eventdocs;

import dev.quittance.contract.codec.EventType;
import dev.quittance.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The documents of the event log, the same files as in docs/events. */
@Path("/events")
@Authenticated
@NonBlocking
@Tag(name = "Event documents", description = "What the events of the log look like.")
public class EventDocsResource {

  private static final String YAML = "application/yaml";
  private static final String SCHEMA_JSON = "application/schema+json";
  private static final String SCHEMA_FILE = "%s.v%s.schema.json";

  private final EventDocs documents;

  EventDocsResource(EventDocs documents) {
    this.documents = documents;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "eventsPage",
      summary = "The documents as a page to read",
      description = "What is published, by whom, with which fields; with an example of each event.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content =
          @Content(
              mediaType = MediaType.TEXT_HTML,
              schema = @Schema(implementation = String.class)))
  public Response page(@Context Request request) {
    return documents.answer("index.html", MediaType.TEXT_HTML + ";charset=UTF-8", request);
  }

  @GET
  @Path("/asyncapi.yaml")
  @Produces(YAML)
  @Operation(
      operationId = "asyncApi",
      summary = "The AsyncAPI document of the log",
      description = "Its payloads refer to the schemas beside it.")
  @APIResponse(
      responseCode = "200",
      description = "The document.",
      content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.OBJECT)))
  public Response asyncApi(@Context Request request) {
    return documents.answer("asyncapi.yaml", YAML, request);
  }

  @GET
  @Path("/schemas/{id}")
  @Produces(SCHEMA_JSON)
  @Operation(
      operationId = "eventSchema",
      summary = "The JSON Schema of an event's payload",
      description = "By the file's name, or by the event's ce_dataschema.")
  @APIResponse(
      responseCode = "200",
      description = "The schema.",
      content = @Content(mediaType = SCHEMA_JSON, schema = @Schema(implementation = Object.class)))
  @APIResponse(responseCode = "404", description = "There is no such schema.")
  public Response schema(
      @Parameter(example = "urn:quittance:event:OrderPlaced:1") @PathParam("id") String id,
      @Context Request request) {
    String file =
        Arrays.stream(EventType.values())
            .filter(type -> id.equals(type.dataSchema()) || id.equals(fileOf(type)))
            .map(EventDocsResource::fileOf)
            .findFirst()
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no such schema: GET /events/asyncapi.yaml names those there are."));
    return documents.answer(file, SCHEMA_JSON, request);
  }

  /** The same, where the AsyncAPI document's relative references lead. */
  @GET
  @Path("/{type}.v{version}.schema.json")
  @Produces(SCHEMA_JSON)
  @Operation(hidden = true)
  public Response sibling(
      @PathParam("type") String type,
      @PathParam("version") String version,
      @Context Request request) {
    return schema(SCHEMA_FILE.formatted(type, version), request);
  }

  private static String fileOf(EventType type) {
    return SCHEMA_FILE.formatted(type.simpleName(), type.version());
  }
}
