package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The catalogue of controls, and the parameters of some of them. Numbers that AWS left out exist
 * here.
 */
final class SecurityControls {
  private static final String SERVICES =
      "Account 2,ACM 3,APIGateway 11,AppSync 6,Athena 4,AutoScaling 10,Backup 5,CloudFormation 4,"
          + "CloudFront 17,CloudTrail 10,CloudWatch 17,CodeBuild 7,Config 1,DMS 13,DocumentDB 6,"
          + "DynamoDB 7,EC2 182,ECR 5,ECS 19,EFS 8,EKS 9,ELB 22,ElastiCache 7,ES 9,FSx 5,Glue 4,"
          + "GuardDuty 13,IAM 28,Inspector 4,Kinesis 3,KMS 5,Lambda 7,Macie 2,MQ 6,MSK 6,Neptune 9,"
          + "NetworkFirewall 10,Opensearch 11,PCA 2,RDS 50,Redshift 18,Route53 2,S3 25,SageMaker 8,"
          + "SecretsManager 5,SNS 4,SQS 3,SSM 7,StepFunctions 2,Transfer 3,WAF 12,WorkSpaces 2";

  /** The parameters of the controls that have any. */
  private static final ObjectNode PARAMETERS = Json.resource("control-parameters.json");

  private SecurityControls() {}

  static Ruling list(Case asked) {
    return asked.read(
        Page.of(asked, "SecurityControlDefinitions", ids(), SecurityControls::summary));
  }

  static Ruling get(Case asked) {
    String id =
        asked
            .request()
            .query()
            .first("SecurityControlId")
            .orElseThrow(() -> asked.invalid("SecurityControlId", "Value is required."));
    if (!ids().contains(id)) {
      throw new Refusal(Refusals.UNKNOWN_CONTROL);
    }
    ObjectNode body = Json.object();
    ObjectNode definition = body.putObject("SecurityControlDefinition").setAll(summary(id));
    definition.set("ParameterDefinitions", parameters(id));
    return asked.read(body);
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (String service : SERVICES.split(",")) {
      String[] parts = service.split(" ");
      IntStream.rangeClosed(1, Integer.parseInt(parts[1]))
          .forEach(number -> ids.add(parts[0] + "." + number));
    }
    return ids;
  }

  private static ObjectNode summary(String id) {
    ObjectNode summary = Json.object();
    summary
        .put("SecurityControlId", id)
        .put("Title", id)
        .put("Description", "The control " + id + ".")
        .put("RemediationUrl", "https://docs.aws.amazon.com/console/securityhub/" + id)
        .put("SeverityRating", "MEDIUM")
        .put("CurrentRegionAvailability", "AVAILABLE");
    ArrayNode customizable = summary.putArray("CustomizableProperties");
    if (!parameters(id).isEmpty()) {
      customizable.add("Parameters");
    }
    return summary;
  }

  private static ObjectNode parameters(String id) {
    return PARAMETERS.has(id) ? PARAMETERS.get(id).deepCopy() : Json.object();
  }
}
