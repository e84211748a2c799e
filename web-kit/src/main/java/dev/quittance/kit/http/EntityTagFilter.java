package dev.quittance.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.json.JsonDigest;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Adds an entity tag to JSON responses of GET, a digest of the body, and answers 304 to a matching
 * If-None-Match (RFC 9110 sections 8.8.3 and 13.1.2). A resource with conditional writes gives a
 * tag of its own, see {@link IfMatch}. Streams have no tag, because their content is not known
 * before it is sent.
 */
public final class EntityTagFilter {

  private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** 128 bits of the digest distinguish states. */
  private static final int TAG_BYTES = 16;

  private final ObjectMapper json;

  EntityTagFilter(ObjectMapper json) {
    this.json = json;
  }

  @ServerResponseFilter
  public void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != Response.Status.OK.getStatusCode()
        || !READS.contains(request.getMethod())
        || !isJson(response)) {
      return;
    }
    Object own = response.getHeaders().getFirst(HttpHeaders.ETAG);
    String tag = own == null ? '"' + digest(response.getEntity()) + '"' : own.toString();
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    String had = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (had != null && matches(had, tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private static boolean isJson(ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    Object entity = response.getEntity();
    return entity != null
        && !(entity instanceof CharSequence
            || entity instanceof byte[]
            || entity instanceof StreamingOutput
            || entity instanceof Multi)
        && (type == null || type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
  }

  /** Compared weakly: a proxy that compresses makes a tag weak. */
  private static boolean matches(String had, String tag) {
    for (String one : had.split(",")) {
      String stripped = one.strip();
      if ("*".equals(stripped) || tag.equals(stripped.replaceFirst("^W/", ""))) {
        return true;
      }
    }
    return false;
  }

  private String digest(Object entity) {
    byte[] digest = Arrays.copyOf(JsonDigest.of(entity, json), TAG_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
