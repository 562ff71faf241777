package io.github.cdksecurityhub.cli.console;

import io.github.cdksecurityhub.cli.console.Style.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A report as one HTML file that needs nothing from elsewhere. Every text is escaped. */
public final class HtmlPage {
  private final StringBuilder body = new StringBuilder();
  private final String title;

  public HtmlPage(String title) {
    this.title = title;
    element("h1", "", title);
  }

  public static String escaped(String text) {
    return Escaped.terminal(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Adds markup of the caller's own. */
  public HtmlPage raw(String html) {
    body.append(html);
    return this;
  }

  /** Adds an element with a text; {@code classes} may be empty. */
  public HtmlPage element(String name, String classes, String text) {
    String attribute = classes.isEmpty() ? "" : " class=\"" + classes + '"';
    return raw("<%s%s>%s</%s>%n".formatted(name, attribute, escaped(text), name));
  }

  public HtmlPage state(Tone tone, String word) {
    return element("span", "state " + tone.cssClass(), word);
  }

  public HtmlPage search() {
    return raw("<label>Search<input id=\"search\" type=\"search\"></label>\n");
  }

  public HtmlPage beginTable(List<String> head) {
    raw("<div class=\"scroll\"><table><thead><tr>");
    head.forEach(each -> raw("<th scope=\"col\">" + escaped(each) + "</th>"));
    return raw("</tr></thead><tbody>\n");
  }

  public HtmlPage endTable() {
    return raw("</tbody></table></div>\n");
  }

  public List<String> lines() {
    try (InputStream page = HtmlPage.class.getResourceAsStream("report.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{title}}", escaped(title))
          .replace("{{body}}", body)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
