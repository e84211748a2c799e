package dev.quittance.kit.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.info.Info;

/** Who made the service, under which licence, and where it is. */
final class About {

  private About() {}

  static void apply(OpenAPI document) {
    Info info = document.getInfo();
    if (info == null) {
      info = OASFactory.createInfo();
      document.setInfo(info);
    }
    info.license(OASFactory.createLicense().name("Apache License 2.0").identifier("Apache-2.0"));
    info.contact(OASFactory.createContact().name("Quittance"));
    // Relative: whoever has the document from the service has the service.
    document.setServers(
        List.of(
            OASFactory.createServer().url("/").description("The service that has this document")));
    // Each operation says for itself who may call it; those that say nothing are open.
    document.setSecurity(List.of());
  }
}
