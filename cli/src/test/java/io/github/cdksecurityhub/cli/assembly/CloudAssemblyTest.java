package io.github.cdksecurityhub.cli.assembly;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

/** What of an assembly is read, and which errors are reported. */
class CloudAssemblyTest {
  @TempDir Path temporary;

  private AssemblyFolder folder() {
    return new AssemblyFolder(temporary);
  }

  private void assertRefused(String... texts) {
    assertThatThrownBy(() -> CloudAssembly.read(temporary))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll(texts)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aStackComesBehindThoseThatItDependsOn() throws Exception {
    folder()
        .manifest(stack("A", ENVIRONMENT, "C") + "," + stack("C", ENVIRONMENT, "A.assets"))
        .file("A.template.json", template("One", "'us-east-1'", ""))
        .file("C.template.json", "{}");

    List<AssemblyStack> stacks = CloudAssembly.read(temporary).stacks();

    assertThat(stacks).extracting(AssemblyStack::artifact).containsExactly("C", "A");
    assertThat(stacks.get(1).name()).isEqualTo("Prod-A");
    assertThat(stacks.get(1).template().resources(each -> true)).containsOnlyKeys("One");
    assertThat(stacks.get(1).environment().account()).contains("123456789012");
  }

  @Test
  void stacksOfStagesAreFoundInTheirOwnAssembly() throws Exception {
    folder()
        .manifest(
            "'assembly-Prod':{'type':'cdk:cloud-assembly','properties':{'directoryName':'assembly-Prod'}}")
        .file(
            "assembly-Prod/manifest.json",
            "{'artifacts':{" + stack("S", "aws://unknown-account/unknown-region") + "}}")
        .file("assembly-Prod/S.template.json", template("One", "{'Ref':'AWS::Region'}", ""));

    AssemblyStack stack = CloudAssembly.read(temporary).stacks().get(0);

    assertThat(stack.template().resources(each -> true)).containsOnlyKeys("One");
    assertThat(stack.environment().account()).isEmpty();
    assertThat(stack.environment()).hasToString("unknown account in unknown Region");
  }

  @Test
  void aNestedStacksTemplateIsTheFileThatItsMetadataNames() throws Exception {
    folder()
        .manifest(stack("A", ENVIRONMENT))
        .file(
            "A.template.json",
            "{'Resources':{'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'N.nested.json'}},"
                + "'M':{'Type':'AWS::CloudFormation::Stack'}}}")
        .file("N.nested.json", template("Inner", "'eu-west-1'", ""));

    StackTemplate template = CloudAssembly.read(temporary).stacks().get(0).template();

    assertThat(template.nested()).containsOnlyKeys("N", "M");
    assertThat(template.nested("N").resources(each -> true)).containsOnlyKeys("Inner");
    assertThatThrownBy(() -> template.nested("M"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("doesn't name the file of its template");
  }

  @Test
  void aNestedStackWithinItselfIsRefused() throws Exception {
    String nested = "'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'%s'}}";
    folder()
        .manifest(stack("A", ENVIRONMENT))
        .file("A.template.json", "{'Resources':{" + nested.formatted("N.json") + "}}")
        .file("N.json", "{'Resources':{" + nested.formatted("M.json") + "}}")
        .file("M.json", "{'Resources':{" + nested.formatted("N.json") + "}}");
    StackTemplate template = CloudAssembly.read(temporary).stacks().get(0).template();

    assertThatThrownBy(template::digest)
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Cannot read the nested stack N: its template N.json is nested in itself. Run `cdk"
                + " synth` again.");
  }

  private static List<StackName> named(String... names) {
    return Stream.of(names).map(new StackName.Converter()::convert).toList();
  }

  @Test
  void aStackIsChosenByNameByPathAndByArtifact() throws Exception {
    folder()
        .manifest(stack("A", ENVIRONMENT) + "," + stack("B", ENVIRONMENT))
        .file("A.template.json", "{}")
        .file("B.template.json", "{}");
    CloudAssembly assembly = CloudAssembly.read(temporary);

    for (String name : List.of("A", "App/A", "Prod-A")) {
      assertThat(assembly.select(named(name))).extracting("artifact").containsExactly("A");
    }
    assertThat(assembly.select(named())).hasSize(2);
    assertThatThrownBy(() -> assembly.select(named("A", "Z")))
        .isInstanceOf(CommandException.class)
        .hasMessage("The assembly has no stack Z; it has App/A, App/B.");
  }

  @Test
  void aPatternMatchesPathsAsThatOfADeploymentDoes() throws Exception {
    folder()
        .manifest(stack("A", ENVIRONMENT) + "," + stack("AB", ENVIRONMENT))
        .file("A.template.json", "{}")
        .file("AB.template.json", "{}");
    CloudAssembly assembly = CloudAssembly.read(temporary);

    for (String pattern : List.of("App/A*", "App/*", "**", "*/A{,B}", "App/[A-Z]*")) {
      assertThat(assembly.select(named(pattern))).as(pattern).hasSize(2);
    }
    assertThat(assembly.select(named("App/?"))).extracting("artifact").containsExactly("A");
    for (String pattern : List.of("A*", "*", "Prod-*")) {
      assertThatThrownBy(() -> assembly.select(named(pattern)))
          .hasMessage("The assembly has no stack " + pattern + "; it has App/A, App/AB.");
    }
    assertThatThrownBy(() -> named("App/["))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'App/[' is no pattern of stacks. Close its brackets");
    assertThatThrownBy(() -> named(" "))
        .hasMessage("A --stack is empty. Name a stack, or leave it out for all.");
  }

  @Test
  void whatIsMissingOrBrokenIsNamed() throws Exception {
    assertRefused("Run `cdk synth`");
    folder().file("manifest.json", "{'artifacts':\n{,}}");
    assertRefused("manifest.json: it is not JSON, at line 2, column 2");
    folder().file("manifest.json", "[]");
    assertRefused("manifest.json: it is not an object");
    for (String json : List.of("{}", "{'name':'web'}", "{'artifacts':[]}")) {
      folder().file("manifest.json", json);
      assertRefused("it is not the manifest of a cloud assembly.");
    }
    folder().manifest("'A':{'type':'aws:cloudformation:stack'}");
    assertRefused("the stack A in", "names no template.");
    folder()
        .manifest(
            "'A':{'type':'aws:cloudformation:stack','properties':{'templateFile':'A.json',"
                + "'stackName':''}}");
    assertRefused("the stack A in", "names no stack.");
    folder().manifest(stack("A", ENVIRONMENT));
    assertRefused("A.template.json: there is no such file");
    folder()
        .manifest(
            "'P':{'type':'cdk:cloud-assembly','properties':{'directoryName':'assembly-Gone'}}");
    assertRefused("assembly-Gone");
  }

  @Test
  void anAssemblyThatIsNestedInItselfIsRefused() throws Exception {
    folder().manifest("'P':{'type':'cdk:cloud-assembly','properties':{'directoryName':'.'}}");
    assertRefused("the assembly is nested in itself");
    folder().manifest("'P':{'type':'cdk:cloud-assembly','properties':{'directoryName':'in'}}");
    folder()
        .file(
            "in/manifest.json",
            "{'artifacts':{'P':{'type':'cdk:cloud-assembly','properties':{'directoryName':'..'}}}}");
    assertRefused("the assembly is nested in itself");
  }

  @Test
  void aFileOutsideOfTheAssemblyIsNotRead() throws Exception {
    for (String file : List.of("../x.json", "/etc/passwd", "a/../../x", "a\\u0000b")) {
      folder()
          .manifest(
              "'A':{'type':'aws:cloudformation:stack','properties':{'templateFile':'"
                  + file
                  + "'}}");
      assertRefused("names a file outside of the assembly");
      folder()
          .manifest(
              "'P':{'type':'cdk:cloud-assembly','properties':{'directoryName':'" + file + "'}}");
      assertRefused("names a file outside of the assembly");
      folder()
          .manifest(stack("A", ENVIRONMENT))
          .file(
              "A.template.json",
              "{'Resources':{'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'"
                  + file
                  + "'}}}}");
      StackTemplate template = CloudAssembly.read(temporary).stacks().get(0).template();
      assertThatThrownBy(() -> template.nested("N"))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("outside of the assembly");
    }
  }
}
