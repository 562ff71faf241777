package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.yaml.OrganizationYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * An organization configuration that a YAML file declares.
 *
 * <pre>{@code
 * schemaVersion: 1
 * onDelete: RESTORE            # optional
 * local:                       # or `central`, with the home `region`
 *   - regions: [us-east-1, eu-west-1]
 *     autoEnable: true
 *     autoEnableStandards: DEFAULT
 * }</pre>
 *
 * <p>The file is read strictly: an unknown key, a missing one, another type, a Region that is named
 * twice are refused. {@code io/github/cdksecurityhub/securityhub-organization.schema.json}, in the
 * same jar as this class, says the same to editors.
 *
 * <pre>{@code
 * YamlConfiguration.read(Path.of("securityhub-organization.yaml")).declare(this, "SecurityHub");
 * }</pre>
 */
public final class YamlConfiguration {
  private final List<Declaration> declarations;

  /** What is declared, each for Regions of its own. */
  YamlConfiguration(List<Declaration> declarations) {
    this.declarations = List.copyOf(declarations);
  }

  /**
   * Reads a file.
   *
   * @param file the file; a relative path starts in the folder that the CDK app runs in
   * @return what it declares
   * @throws IllegalArgumentException if it cannot be understood, with the line and column of what
   *     is wrong
   */
  public static YamlConfiguration read(Path file) {
    return new YamlConfiguration(OrganizationYaml.read(file));
  }

  /**
   * Declares what the file says, by the function that the stack's declarations share.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @return the construct, with the Regions of all the file's groups
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubOrganizationConfiguration declare(Construct scope, String id) {
    return new SecurityHubOrganizationConfiguration(scope, id, Optional.empty(), declarations);
  }

  /**
   * Declares what the file says.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @param provider the function that configures the Regions
   * @return the construct, with the Regions of all the file's groups
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubOrganizationConfiguration declare(
      Construct scope, String id, OrganizationConfigurationProvider provider) {
    return new SecurityHubOrganizationConfiguration(scope, id, Optional.of(provider), declarations);
  }
}
