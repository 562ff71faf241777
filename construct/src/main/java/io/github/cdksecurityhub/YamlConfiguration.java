package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import software.constructs.Construct;

/**
 * An organization configuration that a YAML file declares.
 *
 * <pre>{@code
 * schemaVersion: 1
 * onDelete: RESTORE            # optional
 * local:                       # or `central`
 *   - regions: [us-east-1, eu-west-1]
 *     autoEnable: true
 *     autoEnableStandards: DEFAULT
 * driftDetection: {}           # optional
 * }</pre>
 *
 * <p>With {@code central} the file names the home Region, and may link Regions and declare
 * policies. It has the names of {@link LinkedRegions}, {@link ConfigurationPolicy} and {@link
 * DriftDetectionOptions}, and means the same.
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
  private final OrganizationYaml file;

  private YamlConfiguration(OrganizationYaml file) {
    this.file = file;
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
    return new YamlConfiguration(OrganizationYaml.read(requireNonNull(file, "file is required")));
  }

  /**
   * Declares what the file says, by the function that the stack's declarations share.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope; drift detection gets it with {@code Drift} added
   * @return the constructs
   * @throws IllegalArgumentException if it cannot work
   */
  public DeclaredOrganization declare(Construct scope, String id) {
    return file.declare(scope, id, Optional.empty());
  }

  /**
   * Declares what the file says.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope; drift detection gets it with {@code Drift} added
   * @param provider the function that configures the Regions
   * @return the constructs
   * @throws IllegalArgumentException if it cannot work
   */
  public DeclaredOrganization declare(
      Construct scope, String id, OrganizationConfigurationProvider provider) {
    return file.declare(scope, id, Optional.of(requireNonNull(provider, "provider is required")));
  }
}
