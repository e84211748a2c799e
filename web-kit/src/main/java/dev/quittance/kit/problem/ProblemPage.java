package dev.quittance.kit.problem;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page about a {@link ProblemCode}: Markdown for docs/problems, HTML to serve. */
public final class ProblemPage {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private ProblemPage() {}

  public static String markdown(ProblemCode code) {
    return """
    # %s

    `%s`, status %s

    %s

    **What to do.** %s
    """
        .formatted(code.title(), code.code(), status(code), code.meaning(), code.advice());
  }

  /** The list of all. */
  public static String markdown() {
    return Arrays.stream(ProblemCode.values())
        .map(code ->
            "| [`%s`](%s.md) | %s | %s |\n"
                .formatted(code.code(), code.code(), status(code), code.title()))
        .collect(
            Collectors.joining(
                "",
                """
                # Problems

                What a service cannot do it answers with an RFC 9457 problem (`application/problem+json`). Its `code` is
                stable, to branch on; its `type` is the path of a page that every service serves, the one that is linked
                here. Generated from `ProblemCode`: `make docs`.

                | code | status | |
                |---|---|---|
                """,
                ""));
  }

  static String html(ProblemCode code) {
    return document(
        code.title(),
        """
        <p><code>%s</code>, status %s</p>
        <p>%s</p>
        <p><strong>What to do.</strong> %s</p>
        <p><a href="/problems">All problems</a></p>
        """
            .formatted(code.code(), status(code), html(code.meaning()), html(code.advice())));
  }

  static String html() {
    return document(
        "Problems",
        Arrays.stream(ProblemCode.values())
            .map(code ->
                "<li><a href=\"%s\"><code>%s</code></a> %s</li>\n"
                    .formatted(code.type(), code.code(), html(code.title())))
            .collect(Collectors.joining("", "<ul>\n", "</ul>\n")));
  }

  private static String document(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%1$s</title></head>
    <body>
    <h1>%1$s</h1>
    %2$s</body>
    </html>
    """
        .formatted(html(title), body);
  }

  private static String status(ProblemCode code) {
    return Integer.toString(code.status());
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return CODE.matcher(escaped).replaceAll("<code>$1</code>");
  }
}
