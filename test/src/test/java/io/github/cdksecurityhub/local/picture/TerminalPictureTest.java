package io.github.cdksecurityhub.local.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {

  private static String svg(String output) {
    return TerminalPicture.after(output).svg("a < b & \"c\"");
  }

  @Test
  void aLongRunIsShownInPart() {
    TerminalPicture picture = TerminalPicture.after("0. before\n1. this\nline\n\n2. that\n");

    picture.keep("1.", "2.");

    assertThat(picture.svg("run")).contains(">1. this<", ">line<").doesNotContain("before", "that");
  }

  @Test
  void whatIsDrawnOverIsGone() {
    String svg = svg("first\nsecond\n\u001b[2A\u001b[2Kthird\n");

    assertThat(svg).contains(">third<", ">second<").doesNotContain("first");
  }

  @Test
  void coloursEndWhereTheyEnd() {
    String svg = svg("\u001b[32mgood\u001b[0m and plain");

    assertThat(svg).containsPattern("fill=\"#7ee787\">good<").containsPattern("\\d\"> and plain<");
  }

  @Test
  void anyTextGivesAWellFormedPicture() throws Exception {
    String svg = svg("<tag> & \"quoted\" -> done\n\n  indented");

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(svg).contains("&lt;tag&gt; &amp; &quot;quoted&quot; -&gt; done", ">  indented<");
  }
}
