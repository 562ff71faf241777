package io.github.cdksecurityhub.cli.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cloud assembly as {@code cdk synth} writes it, made by hand. */
public record AssemblyFolder(Path folder) {
  public static final String ENVIRONMENT = "aws://123456789012/us-east-1";

  /** Writes the manifest; {@code artifacts} with ' for ". */
  public AssemblyFolder manifest(String artifacts) throws IOException {
    return file("manifest.json", "{'version':'48.0.0','artifacts':{" + artifacts + "}}");
  }

  /** Writes a file; {@code text} with ' for ". */
  public AssemblyFolder file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace('\'', '"'));
    return this;
  }

  public static String stack(String id, String environment, String... dependencies) {
    return ("'%s':{'type':'aws:cloudformation:stack','environment':'%s','displayName':'App/%s',"
            + "'dependencies':[%s],'properties':{'templateFile':'%s.template.json','stackName':'%s'}}")
        .formatted(
            id,
            environment,
            id,
            dependencies.length == 0 ? "" : "'" + String.join("','", dependencies) + "'",
            id,
            "Prod-" + id);
  }

  /** Returns a template with one configuration of ours, and more JSON. */
  public static String template(String logicalId, String region, String more) {
    return ("{'Resources':{'%s':{'Type':'Custom::SecurityHubOrganizationConfiguration','Properties':{"
            + "'ServiceToken':{'Fn::GetAtt':['F','Arn']},'ServiceTimeout':900,'SchemaVersion':'1','Region':%s,"
            + "'ConfigurationType':'LOCAL','AutoEnable':'true','AutoEnableStandards':'DEFAULT','OnDelete':'RESTORE'}"
            + "%s}}}")
        .formatted(logicalId, region, more);
  }
}
