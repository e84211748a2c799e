package dev.quittance.payments.account.api;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Each request is parsed in buffers of its own: those that Jackson keeps for the next one would
 * keep a card's number as well.
 */
@Singleton
public final class FreshBuffers implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.getFactory().setRecyclerPool(JsonRecyclerPools.nonRecyclingPool());
  }
}
