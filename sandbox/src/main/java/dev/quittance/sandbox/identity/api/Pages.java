package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.identity.Person;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages, in resources/templates/pages. Qute escapes whatever they show. */
@CheckedTemplate(basePath = "pages")
final class Pages {

  private Pages() {}

  static native TemplateInstance signIn(
      String ticket, String asking, List<Person> people, String complaint);

  static native TemplateInstance secondFactor(
      String ticket, String asking, String code, String complaint);

  static native TemplateInstance activate(String userCode, String complaint);

  static native TemplateInstance message(String title, String text);
}
