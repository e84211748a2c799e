package dev.quittance.kit.log;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventSigner;
import dev.quittance.contract.codec.EventVerifier;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.codec.TermsCodec;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this service (ADR 0032): what it publishes is signed for each reader, and what is not
 * signed by its publisher is parked. Without keys it signs nothing and believes everything.
 */
@ApplicationScoped
public class EventKeys {

  private static final Logger LOG = Logger.getLogger(EventKeys.class);

  private final String service;
  private final @Nullable KeyFile file;
  private final @Nullable EventSigner signer;
  private final RecordDecoder decoder;
  private final TermsCodec terms;

  @Inject
  EventKeys(
      EventKitConfig config,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this(application, read(config.events()));
  }

  /**
   * @param file null for none
   * @throws IllegalStateException if the service has no use for the keys
   */
  public EventKeys(String service, @Nullable KeyFile file) {
    this.service = service;
    this.file = file;
    if (file == null) {
      this.signer = null;
      this.decoder = RecordDecoder.TRUSTING;
      this.terms = new TermsCodec(null);
      return;
    }
    List<EventKey> signing = file.signing(service);
    List<EventKey> checking = file.checking(service);
    if (signing.isEmpty() || checking.isEmpty()) {
      throw new IllegalStateException(
          "The keys of events have "
              + (signing.isEmpty() ? "none to sign with as " : "none to check with as ")
              + service
              + ": a service needs both, or no keys at all. quittance keys make writes them.");
    }
    this.signer = new EventSigner(signing);
    EventVerifier verifier = new EventVerifier(checking, file.signedFrom());
    this.decoder = RecordDecoder.verifying(verifier);
    this.terms = new TermsCodec(verifier);
  }

  private static @Nullable KeyFile read(EventKitConfig.Events config) {
    Optional<Path> path = config.keysFile();
    if (path.isPresent() && config.keys().isPresent()) {
      throw new IllegalStateException(
          "Set quittance.events.keys-file or quittance.events.keys, not both.");
    }
    String where = path.isPresent() ? path.get().toString() : "quittance.events.keys";
    try {
      String text = path.isPresent() ? Files.readString(path.get()) : config.keys().orElse(null);
      return text == null ? null : KeyFile.parse(text);
    } catch (IOException e) {
      throw new IllegalStateException("The keys of events cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The keys of events in " + where + " are malformed, " + e.getMessage(), e);
    }
  }

  /** Refuses to start with keys that are of no use, and says what is believed. */
  void check(@Observes @Priority(StartOrder.TOPIC) StartupEvent event) {
    if (file == null) {
      LOG.warn(
          "No keys of events are configured: whoever can write to the log can write any event"
              + " (quittance.events.keys-file)");
      return;
    }
    LOG.infof(
        "Events are signed and checked: %s",
        file.signedFrom().toString().isEmpty()
            ? "from the beginning of the log"
            : "from offsets " + file.signedFrom());
    List<String> unknown = new ArrayList<>(Publishers.ALL);
    file.checking(service).forEach(key -> unknown.remove(key.publisher()));
    if (!unknown.isEmpty()) {
      LOG.warnf("There is no key of %s: events of theirs are parked", unknown);
    }
  }

  /** Reads records as this service believes them. */
  public RecordDecoder decoder() {
    return decoder;
  }

  /** Reads payment terms as this service believes them, and writes them. */
  public TermsCodec terms() {
    return terms;
  }

  /** Signs a record that this service publishes, if it has keys. */
  public void sign(ProducerRecord<byte[], byte[]> kafkaRecord) {
    if (signer != null) {
      kafkaRecord
          .headers()
          .add(signer.sign(kafkaRecord.headers(), kafkaRecord.key(), kafkaRecord.value()));
    }
  }
}
