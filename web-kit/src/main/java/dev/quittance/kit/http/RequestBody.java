package dev.quittance.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.quittance.kit.json.Confidential;
import dev.quittance.kit.limits.HttpLimits;
import dev.quittance.kit.problem.HttpProblems;
import dev.quittance.kit.problem.JsonProblems;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.BodyValidation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads the whole body, up to a limit, before it is parsed: so a body that is too large, empty or
 * incomplete is not mistaken for bad JSON. Then checks the shape of what was parsed. An exception
 * from here is the client's fault; the same exception from a service's own code is the service's.
 */
@jakarta.ws.rs.ext.Provider
public class RequestBody implements ReaderInterceptor {

  private static final int PART_BYTES = 8 << 10;
  private static final Duration NO_ROOM = Duration.ofSeconds(10);

  // Interceptors are created before the configuration can be read.
  private final Provider<HttpLimits> limits;

  private final Provider<BodyValidation> validation;

  private final Provider<CurrentVertxRequest> current;

  RequestBody(
      Provider<HttpLimits> limits,
      Provider<BodyValidation> validation,
      Provider<CurrentVertxRequest> current) {
    this.limits = limits;
    this.validation = validation;
    this.current = current;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    int maxBytes = BodyLimit.of(limits.get(), String.valueOf(context.getMediaType()));
    RoutingContext request = current.get().getCurrent();
    if (request != null) {
      BodyTime.readByAThread(request);
    }
    if (context.getType() == File.class) {
      return file(context.getInputStream(), maxBytes);
    }
    byte[] body = read(context.getInputStream(), maxBytes);
    if (isBlank(body)) {
      throw missing();
    }
    context.setInputStream(new ByteArrayInputStream(body));
    Object entity;
    try {
      entity = parsed(context);
    } finally {
      if (Confidential.class.isAssignableFrom(context.getType())) {
        Arrays.fill(body, (byte) 0);
      }
    }
    if (entity == null) {
      throw missing();
    }
    validation.get().check(entity);
    return entity;
  }

  private static Object parsed(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (CharConversionException e) {
      throw new ProblemException(JsonProblems.notText());
    } catch (JacksonException e) {
      throw explained(e, e);
    } catch (WebApplicationException e) {
      throw e.getCause() instanceof JacksonException cause ? explained(cause, e) : e;
    }
  }

  private static RuntimeException explained(JacksonException e, Exception thrown) {
    Problem problem = JsonProblems.of(e);
    return problem == null
        ? new IllegalStateException("reading a request", thrown)
        : new ProblemException(problem);
  }

  private byte[] read(InputStream in, int maxBytes) throws IOException {
    Bytes body = new Bytes();
    try {
      copy(in, body, maxBytes);
      return body.toByteArray();
    } finally {
      body.wipe();
    }
  }

  /** A body that may be too large for the memory; who receives it deletes it. */
  private File file(InputStream in, int maxBytes) {
    try {
      Path file = Files.createTempFile("body", null);
      boolean whole = false;
      try (OutputStream out = Files.newOutputStream(file)) {
        if (copy(in, out, maxBytes) == 0) {
          throw missing();
        }
        whole = true;
        return file.toFile();
      } finally {
        if (!whole) {
          Files.delete(file);
        }
      }
    } catch (IOException e) { // not of the client: that is BODY_INCOMPLETE
      throw ProblemException.of(
              ProblemCode.OVERLOADED,
              "There is no room for the file now: send it again after Retry-After seconds.")
          .after(NO_ROOM);
    }
  }

  /** The number of octets. */
  private long copy(InputStream in, OutputStream body, int maxBytes) throws IOException {
    Duration timeLimit = limits.get().bodyTimeLimit();
    long begin = System.nanoTime();
    byte[] part = new byte[PART_BYTES];
    long size = 0;
    try {
      for (int length = part(in, part); length >= 0; length = part(in, part)) {
        body.write(part, 0, length);
        size += length;
        if (size > maxBytes) {
          throw new ProblemException(HttpProblems.tooLarge(maxBytes));
        }
        // A limit between two parts alone would let one octet a minute hold this thread for days.
        if (System.nanoTime() - begin > timeLimit.toNanos()) {
          throw new ProblemException(HttpProblems.tooSlow(timeLimit));
        }
      }
      return size;
    } finally {
      Arrays.fill(part, (byte) 0);
    }
  }

  private static int part(InputStream in, byte[] part) {
    try {
      return in.read(part);
    } catch (IOException e) {
      throw new ProblemException(HttpProblems.brokenOff());
    }
  }

  /** Leaves nothing in memory of what went through it. */
  private static final class Bytes extends ByteArrayOutputStream {

    @Override
    public void write(byte[] part, int from, int length) {
      if (length > buf.length - count) {
        byte[] larger = Arrays.copyOf(buf, Math.max(2 * buf.length, count + length));
        wipe();
        buf = larger;
      }
      super.write(part, from, length);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static ProblemException missing() {
    return ProblemException.of(
        ProblemCode.BODY_MISSING, "This request needs a body: /q/openapi says which.");
  }
}
