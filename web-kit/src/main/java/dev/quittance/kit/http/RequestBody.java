package dev.quittance.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.quittance.kit.problem.HttpProblems;
import dev.quittance.kit.problem.JsonProblems;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.BodyValidation;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the whole body, up to a limit, before it is parsed: so a body that is too large, empty or
 * incomplete is not mistaken for bad JSON. Then checks the shape of what was parsed. An exception
 * from here is the client's fault; the same exception from a service's own code is the service's.
 */
@jakarta.ws.rs.ext.Provider
public class RequestBody implements ReaderInterceptor {

  // Interceptors are created before the configuration can be read.
  private final Provider<HttpConfig> config;

  private final Provider<BodyValidation> validation;

  RequestBody(Provider<HttpConfig> config, Provider<BodyValidation> validation) {
    this.config = config;
    this.validation = validation;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] body = read(context.getInputStream());
    if (isBlank(body)) {
      throw missing();
    }
    context.setInputStream(new ByteArrayInputStream(body));
    Object entity = parsed(context);
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

  private byte[] read(InputStream in) {
    int maxBytes = Math.toIntExact(config.get().maxBodyBytes());
    byte[] body;
    try {
      body = in.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemCode.BODY_INCOMPLETE, "The body broke off before its end: send it again.");
    }
    if (body.length > maxBytes) {
      throw new ProblemException(HttpProblems.tooLarge(maxBytes));
    }
    return body;
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
