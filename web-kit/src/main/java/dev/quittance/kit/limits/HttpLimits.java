package dev.quittance.kit.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The limits of every HTTP service, under {@code quittance.limits.*}. docs/limits.md has all of
 * them with what a client is answered.
 */
@ConfigMapping(prefix = "quittance.limits")
public interface HttpLimits {

  /** Octets of a body. */
  @WithDefault("1048576")
  @Min(1)
  int maxBodyBytes();

  /** Octets of a body that is a file of somebody else's: XML or CSV, where they are accepted. */
  @WithDefault("20971520")
  @Min(1)
  int maxDocumentBytes();

  /** Octets of a body that is a picture or a PDF file, where they are accepted. */
  @WithDefault("5242880")
  @Min(1)
  int maxFileBytes();

  /** How long a body may take to arrive. */
  @WithDefault("30s")
  Duration bodyTimeLimit();

  /** Octets of all header fields, names and values. Vert.x lets 80 KiB through. */
  @WithDefault("20480")
  @Min(1)
  @Max(65_536)
  int maxHeaderBytes();

  /** Characters of the request target. Vert.x lets 64 KiB through. */
  @WithDefault("32768")
  @Min(1)
  @Max(65_000)
  int maxUriLength();

  /** Items of a page of a list. The OpenAPI documents promise that no page has more than 100. */
  @WithDefault("100")
  @Min(1)
  @Max(100)
  int maxPageSize();

  /** Requests that are being answered or wait for it, in this process. */
  @WithDefault("2000")
  @Min(1)
  int maxConcurrentRequests();

  @Valid
  Json json();

  /** The JSON of a body. */
  interface Json {

    /** Arrays and objects in each other. */
    @WithDefault("32")
    @Min(1)
    int maxDepth();

    /** Characters of a text. */
    @WithDefault("65536")
    @Min(1)
    int maxStringLength();

    /** Characters of a number. */
    @WithDefault("64")
    @Min(20)
    int maxNumberLength();

    /** Characters of a field's name. */
    @WithDefault("256")
    @Min(1)
    int maxNameLength();
  }

  @Valid
  Requests requests();

  /** How often somebody may ask. What was not used comes back evenly over the window. */
  interface Requests {

    /** Requests of one token's subject in a window. */
    @WithDefault("50000")
    @Min(1)
    long perClient();

    /**
     * Requests from one address in a window that have no token, or one that has not been checked in
     * the last minute.
     */
    @WithDefault("50000")
    @Min(1)
    long perAddress();

    @WithDefault("10s")
    Duration window();

    /** Clients and addresses that are counted at a time; beyond that, the idlest are forgotten. */
    @WithDefault("50000")
    @Min(1)
    long counted();
  }

  @Valid
  Streams streams();

  /** Answers that are sent bit by bit: server-sent events and whole statements as CSV. */
  interface Streams {

    /** At a time for one token's subject, in this process. */
    @WithDefault("10")
    @Min(1)
    int perClient();

    /** At a time for everybody, in this process. */
    @WithDefault("100")
    @Min(1)
    int total();
  }
}
