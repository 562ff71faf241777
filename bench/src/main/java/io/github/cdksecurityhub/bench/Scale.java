package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Deployments of more and more Regions, where every call of Security Hub takes 50 ms. */
final class Scale {
  private static final List<Integer> SIZES = List.of(1, 5, 17, 33);
  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final int UNTIL_SETTLED = 100;
  private static final int MEASURED = 11;
  private static final String STACK = "SecurityHubOrganization";
  static final List<String> REGIONS =
      Region.regions().stream()
          .map(Region::id)
          .filter(
              id -> id.matches("(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\\d") && !id.contains("iso"))
          .sorted()
          .limit(33)
          .toList();

  /**
   * How long it took, in milliseconds.
   *
   * @param regions so many Regions
   * @param cold a first deployment, as many instances as Regions
   * @param first the first change of all Regions afterwards, in those instances
   * @param warm a later change of all, once the JVMs have compiled what is run often
   * @param oneByOne the same change under a quota of one
   * @param loop a script that reads, writes and reads Region after Region
   */
  record Point(int regions, double cold, double first, double warm, double oneByOne, double loop) {}

  private final CloudAssembly assembly;

  Scale(CloudAssembly assembly) {
    this.assembly = assembly;
  }

  List<Point> measure() throws InterruptedException {
    List<Point> points = new ArrayList<>();
    for (int size : SIZES) {
      List<String> regions = REGIONS.subList(0, size);
      Deployments wide = deployments(regions, size);
      Deployments narrow = deployments(regions, 1);
      points.add(
          new Point(size, wide.cold(), wide.first(), wide.warm(), narrow.first(), narrow.loop()));
    }
    return points;
  }

  private record Deployments(double cold, double first, double warm, double loop) {}

  private Deployments deployments(List<String> regions, int quota) throws InterruptedException {
    LambdaOptions lambda = patient(quota);
    try (LocalAws aws = LocalAws.start(lambda, CloudFormationOptions.DEFAULT)) {
      aws.securityHub().onAny().failForEver(Fault.late(LATENCY));
      aws.cloudFormation().upload(assembly.assets());
      EditedTemplate template = new EditedTemplate(assembly.template(STACK)).inRegions(regions);
      reset(aws, regions);
      double cold = deploy(aws, template.local("true", "DEFAULT"));
      double first = deploy(aws, template.local("true", "NONE"));
      if (quota > 1 || regions.size() == 1) {
        return new Deployments(cold, first, settled(aws, template), loop(aws, regions));
      }
      reset(aws, regions);
      return new Deployments(cold, first, 0, loop(aws, regions));
    }
  }

  /** Compiling takes the processors that all instances share here; Lambda's have their own. */
  private static double settled(LocalAws aws, EditedTemplate template) throws InterruptedException {
    List<Double> measured = new ArrayList<>();
    for (int change = 0; change < UNTIL_SETTLED + MEASURED; change++) {
      String standards = change % 2 == 0 ? "DEFAULT" : "NONE";
      double took = deploy(aws, template.local("true", standards));
      if (change >= UNTIL_SETTLED) {
        measured.add(took);
      }
    }
    return Statistics.median(measured, each -> each);
  }

  /** Where all start at once on a few processors, each takes its time. */
  private static LambdaOptions patient(int quota) {
    return LambdaOptions.DEFAULT.withConcurrency(quota).withInitLimit(Duration.ofMinutes(5));
  }

  private static void reset(LocalAws aws, List<String> regions) {
    for (String region : regions) {
      aws.securityHub()
          .in(region)
          .configure(LiveConfiguration.local(false, AutoEnableStandards.NONE));
    }
  }

  private static double deploy(LocalAws aws, EditedTemplate template) throws InterruptedException {
    StackOutcome outcome = aws.cloudFormation().deploy(STACK, template.template());
    if (!outcome.firstFailure().isEmpty()) {
      throw new IllegalStateException(outcome.firstFailure());
    }
    return outcome.took().toNanos() / 1e6;
  }

  private static double loop(LocalAws aws, List<String> regions) {
    URI endpoint = aws.securityHub().endpoint();
    long start = System.nanoTime();
    for (String region : regions) {
      try (SecurityHubClient client = client(endpoint, region)) {
        client.describeOrganizationConfiguration(request -> {});
        client.updateOrganizationConfiguration(
            request -> request.autoEnable(true).autoEnableStandards("DEFAULT"));
        client.describeOrganizationConfiguration(request -> {});
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static SecurityHubClient client(URI endpoint, String region) {
    return SecurityHubClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Keys.of("123456789012"), "example")))
        .build();
  }
}
