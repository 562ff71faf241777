package io.github.cdksecurityhub.cli.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

record RoleArn(String arn, String account) {
  private static final Pattern FORM = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/[!-~]+");

  /** Returns where to ask for it: a partition's sign-in works in its first Region. */
  String region() {
    if (arn.startsWith("arn:aws-cn:")) {
      return "cn-north-1";
    }
    return arn.startsWith("arn:aws-us-gov:") ? "us-gov-west-1" : "us-east-1";
  }

  static final class Converter implements ITypeConverter<RoleArn> {
    @Override
    public RoleArn convert(String text) {
      Matcher form = FORM.matcher(text);
      if (form.matches()) {
        return new RoleArn(text, form.group(1));
      }
      throw new TypeConversionException(
          "'" + text + "' is not the ARN of a role, such as arn:aws:iam::123456789012:role/plan.");
    }
  }
}
