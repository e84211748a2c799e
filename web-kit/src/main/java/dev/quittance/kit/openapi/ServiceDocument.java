package dev.quittance.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Completes each service's OpenAPI document, one subject after the other. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ServiceDocument implements OASFilter {

  private final IndexView index;

  /** Quarkus passes the classes it has indexed. */
  public ServiceDocument(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    About.apply(document);
    new RequiredFields(index).apply(document);
    ParameterShapes.apply(document);
    IdShapes.apply(document);
    IdempotencyKeys.apply(document);
    Requests.apply(document);
    Lists.apply(document);
    AnswerHeaders.apply(document);
    Access.apply(document);
    new StepUps(index).apply(document);
    Links.apply(document);
    new OpenApiVocabulary().filterOpenAPI(document);
  }
}
