package io.github.cdksecurityhub.local.junit;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHubBuilder;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a local AWS for tests, and stops it after them.
 *
 * <p>As a static field, or named by {@code @ExtendWith} on the class, it is one local AWS for the
 * class; as any other field one for each test. Tests get it from {@link #aws}, or as a parameter of
 * type {@link LocalAws} or {@link LocalSecurityHub}.
 */
public final class LocalAwsExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final LocalSecurityHubBuilder hub;
  private Optional<LocalAws> started = Optional.empty();
  private int classes;

  /** One whose account is a subscribed delegated administrator in every Region. */
  public LocalAwsExtension() {
    this(LocalSecurityHub.builder());
  }

  private LocalAwsExtension(LocalSecurityHubBuilder hub) {
    this.hub = hub;
  }

  /**
   * One whose Security Hub is as a builder makes it.
   *
   * @param hub what Security Hub is like at the start
   */
  public static LocalAwsExtension of(LocalSecurityHubBuilder hub) {
    return new LocalAwsExtension(hub);
  }

  /**
   * The local AWS.
   *
   * @return the one of this test
   * @throws IllegalStateException outside of tests
   */
  public LocalAws aws() {
    return started.orElseThrow(
        () -> new IllegalStateException("The local AWS is there while tests run"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    classes++;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (classes == 0) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    classes--;
    if (classes == 0) {
      stop();
    }
  }

  private void start() {
    if (started.isEmpty()) {
      started = Optional.of(LocalAws.start(hub.build()));
    }
  }

  private void stop() {
    started.ifPresent(LocalAws::close);
    started = Optional.empty();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalAws.class || type == LocalSecurityHub.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    boolean whole = parameter.getParameter().getType() == LocalAws.class;
    return whole ? aws() : aws().securityHub();
  }
}
