package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

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

  /** Refuses what is no Region; one with a new number may be newer than this version. */
  public static void require(String region) {
    if (region.isBlank()) {
      throw new CommandException("The name of a Region is empty.");
    }
    List<String> known =
        Region.regions().stream().filter(r -> !r.isGlobalRegion()).map(Region::id).toList();
    if (known.stream().noneMatch(each -> withoutNumber(each).equals(withoutNumber(region)))) {
      String alike = region.toLowerCase(Locale.ROOT).replace('_', '-');
      String nearest =
          known.stream().max(Comparator.comparingLong(each -> common(each, alike))).orElseThrow();
      throw new CommandException(
          "There is no Region '" + region + "'. Did you mean " + nearest + "?");
    }
  }

  private static String withoutNumber(String region) {
    return region.replaceFirst("-\\d{1,2}$", "-");
  }

  /** Returns how many pairs of letters two names have in common; a longer name has more anyway. */
  private static long common(String one, String other) {
    return IntStream.range(1, one.length())
            .filter(i -> other.contains(one.substring(i - 1, i + 1)))
            .count()
        - one.length();
  }
}
