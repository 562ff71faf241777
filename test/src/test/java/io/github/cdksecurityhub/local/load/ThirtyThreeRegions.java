package io.github.cdksecurityhub.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import java.util.List;

/** The {@code regions} example with as many Regions as there are. */
final class ThirtyThreeRegions {
  static final String STACK = "SecurityHubOrganization";

  static final List<String> NAMES =
      List.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  static final String LAST = NAMES.get(NAMES.size() - 1);

  private ThirtyThreeRegions() {}

  static CloudAssembly assembly() throws InterruptedException {
    return Assemblies.of("regions");
  }

  /** All Regions at once, as far as the quota lets them. */
  static Template independent() throws InterruptedException {
    return new Template(cloned());
  }

  /** The last Region waits for all others. */
  static Template lastOneLast() throws InterruptedException {
    ObjectNode json = cloned();
    JsonNode last = json.path("Resources").path(logicalId(LAST));
    ArrayNode dependsOn = ((ObjectNode) last).withArray("DependsOn");
    NAMES.stream()
        .filter(name -> !name.equals(LAST))
        .forEach(name -> dependsOn.add(logicalId(name)));
    return new Template(json);
  }

  private static ObjectNode cloned() throws InterruptedException {
    return new EditedTemplate(assembly().template(STACK)).inRegions(NAMES).template().copy();
  }

  static String logicalId(String region) {
    return "Configuration" + region.replace("-", "");
  }
}
