package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;

class StandardTest {
  private static final String FSBP = "standards/aws-foundational-security-best-practices/v/1.0.0";
  private final TestApp app = TestApp.withoutFlags();

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,     arn:aws:securityhub:eu-west-1::",
    "cn-north-1,    arn:aws-cn:securityhub:cn-north-1::",
    "us-gov-west-1, arn:aws-us-gov:securityhub:us-gov-west-1::",
  })
  void anArnIsOfTheStacksPartitionAndRegion(String region, String start) {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, region);

    assertThat(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0.arn(stack)).isEqualTo(start + FSBP);
  }

  @Test
  void theOldestBenchmarkHasNoRegion() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "cn-north-1");

    assertThat(Standard.CIS_AWS_FOUNDATIONS_1_2_0.arn(stack))
        .isEqualTo("arn:aws-cn:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0");
  }

  @Test
  void everyKnownStandardComesBackFromItsArnOfAnyRegion() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "us-gov-west-1");

    assertThat(Standard.known()).hasSize(11).doesNotHaveDuplicates();
    assertThat(Standard.known())
        .allSatisfy(it -> assertThat(Standard.of(it.arn(stack))).isEqualTo(it));
  }

  @Test
  void aKnownStandardHasTheNameOfItsConstant() throws Exception {
    for (Map.Entry<String, Standard> known : Standard.byName().entrySet()) {
      assertThat(Standard.class.getField(known.getKey()).get(null)).isEqualTo(known.getValue());
    }
  }

  @Test
  void aStandardThatComesLaterIsWrittenForTheStackToo() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    Standard later = Standard.of("arn:aws:securityhub:us-east-1::standards/pci-dss/v/5.0");

    assertThat(later.arn(stack))
        .isEqualTo("arn:aws:securityhub:eu-west-1::standards/pci-dss/v/5.0");
  }
}
