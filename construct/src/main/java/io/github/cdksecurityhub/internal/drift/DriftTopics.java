package io.github.cdksecurityhub.internal.drift;

import static io.github.cdksecurityhub.internal.Tokens.areKnownToDiffer;
import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.ResourceEnvironment;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.IConstruct;

/** The topics that a rule of the stack can send to. */
public final class DriftTopics {
  /** EventBridge's quota for the targets of a rule, which AWS does not raise. */
  public static final int MOST = 5;

  private DriftTopics() {}

  /** The topics, each once: a second target of a rule would send everything twice. */
  static List<ITopic> checked(IConstruct construct, List<ITopic> topics) {
    String who = Refusal.who(construct);
    Map<Object, ITopic> distinct = new LinkedHashMap<>();
    for (ITopic topic : topics) {
      distinct.putIfAbsent(identity(topic), checked(who, Stack.of(construct), topic));
    }
    if (distinct.size() > MOST) {
      throw Refusal.of(
          who,
          "send its messages to %d topics".formatted(distinct.size()),
          "an EventBridge rule has at most %d targets".formatted(MOST),
          "Pass one topic, and let what listens to the others subscribe to it");
    }
    return List.copyOf(distinct.values());
  }

  /** Two constructs may stand for one topic: each import of it is another. */
  private static Object identity(ITopic topic) {
    String arn = topic.getTopicArn();
    Stack stack = topic.getStack();
    return isToken(arn) ? List.of(stack.getNode().getPath(), stack.resolve(arn)) : arn;
  }

  /**
   * The topic, once it is known to be one.
   *
   * <p>For a topic that the app declares in another Region the CDK would forward the events to that
   * Region's bus, by rules, functions and parameters that no user of this construct expects.
   */
  public static ITopic checked(String who, Stack stack, ITopic topic) {
    if (Boolean.TRUE.equals(topic.getFifo())) {
      throw refuse(
          who,
          topic,
          "it is a FIFO topic, and EventBridge sends to standard topics alone",
          "Pass a standard topic");
    }
    ResourceEnvironment environment = topic.getEnv();
    checkPart(who, topic, "Region", environment.getRegion(), stack.getRegion());
    checkPart(who, topic, "account", environment.getAccount(), stack.getAccount());
    return topic;
  }

  private static void checkPart(
      String who, ITopic topic, String part, String ofTopic, String ofStack) {
    if (areKnownToDiffer(ofTopic, ofStack)) {
      throw refuse(
          who,
          topic,
          "the topic is in %s %s, and the stack in %s %s".formatted(part, ofTopic, part, ofStack),
          "Pass a topic of the stack's account and Region; queues and functions that are elsewhere"
              + " can subscribe to it");
    }
  }

  private static Refusal refuse(String who, ITopic topic, String reason, String wayOut) {
    String path = topic.getNode().getPath();
    String arn = topic.getTopicArn();
    String named = isToken(arn) ? path : "%s (%s)".formatted(path, arn);
    return Refusal.of(who, "send its messages to the topic " + named, reason, wayOut);
  }
}
