package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TEMPLATE =
      """
      {
        "Parameters": {"Name": {"Type": "String", "Default": "given"}},
        "Mappings": {"Map": {"us-east-1": {"Key": "mapped"}}},
        "Conditions": {
          "Here": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]},
          "There": {"Fn::Not": [{"Condition": "Here"}]},
          "Any": {"Fn::Or": [{"Condition": "There"}, {"Condition": "Here"}]},
          "Both": {"Fn::And": [{"Condition": "There"}, {"Condition": "Here"}]}
        },
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}
      }
      """;

  private static JsonNode evaluate(String expression) throws Exception {
    Template template = Template.parse(TEMPLATE);
    Resource topic =
        new Resource(
            "Topic",
            "AWS::SNS::Topic",
            "topic-id",
            JsonNodeFactory.instance.objectNode(),
            Map.of("Arn", TextNode.valueOf("arn:topic")),
            Set.of(),
            Resource.Retention.DELETE);
    StackNames names =
        new StackNames(
            template,
            new Environment("aws-cn", "123456789012", "us-east-1"),
            "Stack",
            "stack-id",
            Map.of(),
            Map.of("Topic", topic));
    return new Expressions(template, names).evaluate(JSON.readTree(expression));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Ref':'Topic'} | topic-id",
        "{'Ref':'Name'} | given",
        "{'Ref':'AWS::URLSuffix'} | amazonaws.com.cn",
        "{'Fn::GetAtt':['Topic','Arn']} | arn:topic",
        "{'Fn::GetAtt':'Topic.Arn'} | arn:topic",
        "{'Fn::Join':['-',['a',{'Ref':'AWS::Partition'},'b']]} | a-aws-cn-b",
        "{'Fn::Sub':'${Topic}/${Topic.Arn}/${!Left}/${AWS::Region}'}"
            + " | topic-id/arn:topic/${Left}/us-east-1",
        "{'Fn::Sub':['${Own}',{'Own':{'Ref':'Name'}}]} | given",
        "{'Fn::Select':[1,{'Fn::Split':[',','a,b,c']}]} | b",
        "{'Fn::If':['Here','yes','no']} | yes",
        "{'Fn::If':['There','yes','no']} | no",
        "{'Fn::If':['Any','yes','no']} | yes",
        "{'Fn::If':['Both','yes','no']} | no",
        "{'Fn::FindInMap':['Map',{'Ref':'AWS::Region'},'Key']} | mapped",
        "{'Fn::Base64':'text'} | dGV4dA==",
      })
  void expressionsHaveTheValuesThatCloudFormationGivesThem(String expression, String value)
      throws Exception {
    assertThat(evaluate(expression.replace('\'', '"')).asText()).isEqualTo(value);
  }

  @Test
  void noValueDropsThePropertyOrTheItem() throws Exception {
    assertThat(evaluate("{\"a\":{\"Ref\":\"AWS::NoValue\"},\"b\":[{\"Ref\":\"AWS::NoValue\"},1]}"))
        .hasToString("{\"b\":[1]}");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Resources':{'A':{'Type':'T','Properties':{'P':{'Fn::Cidr':[1]}}}}} | function Fn::Cidr",
        "{'Resources':{'A':{'Type':'T','Properties':{'P':{'Ref':'B'}}}}}"
            + " | Unresolved resource dependencies [B]",
        "{'Resources':{'A':{'Type':'T','DependsOn':'B'},'B':{'Type':'T','DependsOn':'A'}}}"
            + " | Circular dependency between resources: [A, B]",
        "{'Resources':{}} | At least one Resources member",
        "{'Transform':'X','Resources':{'A':{'Type':'T'}}} | section not supported: Transform",
        "{'Rules':{'R':{}},'Resources':{'A':{'Type':'T'}}} | rule not supported: R",
        "{'Resources':{'A':{'Type':'T','Properties':{'P':'{{resolve:ssm:x}}'}}}}"
            + " | dynamic references",
        "{'Resources' | JSON not well-formed",
      })
  void whatCannotBeDeployedIsRefusedWithTheReason(String template, String reason) {
    assertThatThrownBy(() -> Template.parse(template.replace('\'', '"')))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aParameterFromTheParameterStoreIsRefusedUnlessItIsTheBootstrapVersion() {
    String text =
        TEMPLATE.replace(
            "\"Type\": \"String\"", "\"Type\": \"AWS::SSM::Parameter::Value<String>\"");
    Template template = Template.parse(text);
    StackNames names =
        new StackNames(
            template,
            CloudFormationOptions.DEFAULT.environment(),
            "Stack",
            "stack-id",
            Map.of(),
            Map.of());
    assertThatThrownBy(() -> names.ref("Name")).hasMessageContaining("no parameter store");
  }

  @Test
  void aWalkGivesItemsOnceAllThatTheyNeedIsDoneAndTheOtherWayRoundReversed() {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    needs.put("roof", Set.of("wall"));
    needs.put("wall", Set.of("floor", "elsewhere"));
    needs.put("floor", Set.of());
    assertThat(order(new Walk(needs))).containsExactly("floor", "wall", "roof");
    assertThat(order(Walk.reversed(needs))).containsExactly("roof", "wall", "floor");
    Walk broken = new Walk(needs);
    broken.takeReady().forEach(broken::failed);
    assertThat(broken.takeReady()).isEmpty();
    assertThat(broken.notStarted()).containsExactly("roof", "wall");
  }

  private static List<String> order(Walk walk) {
    List<String> order = new ArrayList<>();
    for (List<String> ready = walk.takeReady(); !ready.isEmpty(); ready = walk.takeReady()) {
      ready.forEach(walk::done);
      order.addAll(ready);
    }
    return order;
  }
}
