package io.github.cdksecurityhub.lambda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose requests they are, out of the environment, and what is never said of it. */
class CredentialsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "AWS_ACCESS_KEY_ID", "ASIAEXAMPLE",
              "AWS_SECRET_ACCESS_KEY", "the-secret",
              "AWS_SESSION_TOKEN", "the-token"));

  private Credentials found() throws Credentials.MissingException {
    return Credentials.of(environment::get).get();
  }

  @Test
  void theyAreTheEnvironments() throws Exception {
    assertThat(found())
        .isEqualTo(new Credentials("ASIAEXAMPLE", "the-secret", Optional.of("the-token")));
  }

  @Test
  void theyAreReadAnewForEachRequest() throws Exception {
    Credentials.Source source = Credentials.of(environment::get);
    source.get();
    environment.put("AWS_ACCESS_KEY_ID", "ASIANEXT");
    assertThat(source.get().accessKeyId()).isEqualTo("ASIANEXT");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aKeyOrASecretThatIsMissingOrEmptyIsNamed(String none) {
    for (String name : new String[] {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
      String kept = environment.put(name, none);
      assertThatThrownBy(this::found)
          .isInstanceOf(Credentials.MissingException.class)
          .hasMessage("The environment has no " + name + ".");
      environment.put(name, kept);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aTokenThatIsMissingOrEmptyIsNone(String none) throws Exception {
    environment.put("AWS_SESSION_TOKEN", none);
    assertThat(found().sessionToken()).isEmpty();
  }

  @Test
  void aLineBreakAtTheEndIsNoPartOfThem() throws Exception {
    Credentials plain = found();
    environment.replaceAll((name, value) -> value + "\n");
    assertThat(found()).isEqualTo(plain);
  }

  /** The JDK's refusal of such a header would quote it. */
  @ParameterizedTest
  @ValueSource(strings = {"to\nken", "to ken", "t\u00f6ken", "to\u0000ken"})
  void whatNoHeaderCanCarryIsRefusedWithoutBeingQuoted(String odd) {
    assertThatThrownBy(() -> new Credentials("ASIAEXAMPLE", "secret", Optional.of(odd)))
        .hasMessage("The session token has a character that no HTTP header can carry.");
    assertThatThrownBy(() -> new Credentials(odd, "secret", Optional.empty()))
        .hasMessage("The access key id has a character that no HTTP header can carry.");
  }

  @Test
  void theyTellNoSecret() throws Exception {
    assertThat(found()).hasToString("Credentials[ASIAEXAMPLE]");
  }

  @Test
  void whatHeadersCarryIsEverythingFromExclamationMarkToTilde() {
    String all = "!\"#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~";
    assertThat(new Credentials("!~", "any secret", Optional.of(all)).sessionToken()).contains(all);
    for (String refused : new String[] {" ", "\u007f", "\t", "\u00fc"}) {
      assertThatThrownBy(() -> new Credentials("key", "secret", Optional.of("a" + refused)))
          .hasMessage("The session token has a character that no HTTP header can carry.");
    }
  }
}
