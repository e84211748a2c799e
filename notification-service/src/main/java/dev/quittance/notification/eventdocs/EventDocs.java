package dev.quittance.notification.eventdocs;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of docs/events, from the class path: the build puts them there. */
@Singleton
class EventDocs {

  private record Document(byte[] content, EntityTag tag) {}

  private static final String FOLDER = "/docs/events/";

  private final Map<String, Document> read = new ConcurrentHashMap<>();

  /** The file, or 304 if the client has it. */
  Response answer(String file, String mediaType, Request request) {
    Document document = read.computeIfAbsent(file, EventDocs::read);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(document.tag());
    return unchanged != null
        ? unchanged.build()
        : Response.ok(document.content(), mediaType).tag(document.tag()).build();
  }

  private static Document read(String file) {
    try (InputStream in = EventDocs.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is not on the class path");
      }
      byte[] content = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Document(content, new EntityTag(HexFormat.of().formatHex(digest, 0, 16)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
