package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The Regions that the SDK knows. */
public final class RegionNames {
  /** Every Region since 2019 is one that accounts have to opt into; these were there before. */
  private static final Set<String> ALWAYS_ON =
      Set.of(
          ("us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-1 eu-west-2"
                  + " eu-west-3 eu-central-1 eu-north-1 ap-south-1 ap-northeast-1 ap-northeast-2"
                  + " ap-northeast-3 ap-southeast-1 ap-southeast-2")
              .split(" "));

  private RegionNames() {}

  /** Returns whether accounts have to opt into a Region; in other partitions all are on. */
  public static boolean isOptIn(String region) {
    return PartitionMetadata.of(Region.of(region)).id().equals("aws")
        && !ALWAYS_ON.contains(region);
  }

  /** A Region that an option names. */
  static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      try {
        require(text);
        return text;
      } catch (CommandException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Returns every Region that has Security Hub in the same partition. */
  public static List<String> beside(String region) {
    String partition = PartitionMetadata.of(Region.of(region)).id();
    return SecurityHubClient.serviceMetadata().regions().stream()
        .filter(each -> !each.isGlobalRegion())
        .filter(each -> PartitionMetadata.of(each).id().equals(partition))
        .map(Region::id)
        .filter(id -> !id.contains("fips"))
        .sorted()
        .toList();
  }

  /**
   * Refuses what is no Region. One with a new number may be newer than this version, and is
   * accepted.
   */
  public static void require(String region) {
    if (region.isBlank()) {
      throw new CommandException("The name of a Region is empty.");
    }
    List<String> known =
        Region.regions().stream().filter(r -> !r.isGlobalRegion()).map(Region::id).toList();
    if (known.stream().noneMatch(each -> withoutNumber(each).equals(withoutNumber(region)))) {
      String lower = region.toLowerCase(Locale.ROOT);
      String nearest =
          known.stream().min(Comparator.comparingInt(each -> distance(each, lower))).orElseThrow();
      throw new CommandException(
          "There is no Region '" + region + "'. Did you mean " + nearest + "?");
    }
  }

  private static String withoutNumber(String region) {
    return region.replaceFirst("-\\d{1,2}$", "-");
  }

  /** Returns how many letters have to be added, removed or replaced. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
