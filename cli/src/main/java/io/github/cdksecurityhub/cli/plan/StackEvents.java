package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a deployment of one stack would send.
 *
 * @param templateDigest the SHA-256 of its template and those nested in it, empty where unknown
 * @param events what is done to each resource, in CloudFormation's order, nested stacks included
 * @param weakens what of its drift detection is removed, a sentence each; mostly none
 * @param unseen what could not be seen and may change, a sentence each: with any, the plan fails
 * @param refused whether CloudFormation accepts no deployment of it now
 */
record StackEvents(
    String name,
    StackEnvironment environment,
    String templateDigest,
    List<PlannedEvent> events,
    List<String> weakens,
    List<String> notes,
    List<String> unseen,
    boolean refused) {
  StackEvents withNote(String note) {
    List<String> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
    return new StackEvents(
        name, environment, templateDigest, events, weakens, more, unseen, refused);
  }

  boolean isEmpty() {
    return events.isEmpty() && weakens.isEmpty();
  }

  boolean isNotRead() {
    return templateDigest.isEmpty();
  }
}
