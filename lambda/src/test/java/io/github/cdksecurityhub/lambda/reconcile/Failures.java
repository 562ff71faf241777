package io.github.cdksecurityhub.lambda.reconcile;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every case of {@link Failure}, and an example of each. */
final class Failures {
  private Failures() {}

  static List<Class<?>> cases() {
    return cases(Failure.class).toList();
  }

  private static Stream<Class<?>> cases(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Failures::cases)
        : Stream.of(type);
  }

  /** Returns one in eu-west-1 whose texts are {@code filling}. */
  static Failure example(Class<?> failure, String filling) throws ReflectiveOperationException {
    RecordComponent[] components = failure.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Constructor<?> constructor = failure.getDeclaredConstructor(types);
    return (Failure)
        constructor.newInstance(
            Arrays.stream(types).map(type -> argument(type, filling)).toArray());
  }

  private static Object argument(Class<?> type, String filling) {
    if (type == AccountRegion.class) {
      return new AccountRegion("123456789012", "eu-west-1");
    }
    if (type == ServiceError.class) {
      return ServiceError.ofText(filling);
    }
    if (type == List.class) {
      return List.of(new AssociatedPolicy("id", filling, "ROOT", "r-ab12"));
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return type == int.class ? (Object) filling.length() : filling;
  }
}
