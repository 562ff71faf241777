package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What comes with the construct into every app that uses it. */
class DependenciesTest {
  @Test
  void usersGetTheCdkAndAYamlParserAndNothingElse() throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File("pom.xml"))
            .getElementsByTagName("dependency");
    List<String> passedOn = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element dependency = (Element) all.item(i);
      if (dependency.getElementsByTagName("scope").getLength() == 0) {
        passedOn.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
      }
    }

    assertThat(passedOn).containsExactly("aws-cdk-lib", "constructs", "snakeyaml-engine");
  }
}
