package io.github.cdksecurityhub.cli.catalogue;

import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Central configuration, with what policies can choose from and what init declares besides. */
public interface CatalogueReader extends CentralReader {
  /** Lists the ARNs of the standards that there are. */
  List<String> standards();

  /** Lists the ids of the controls that there are. */
  List<String> controls();

  /** Reads a control's definition, of which {@code ParameterDefinitions} counts. */
  Optional<JsonValue> control(String id);

  /** Reads the hub's settings (R42) by their names, those that the response has. */
  Map<String, String> hubSettings();
}
