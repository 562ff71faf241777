package io.github.cdksecurityhub.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/** A function's handler, of either interface that Lambda has. */
interface Handler {

  /** Handles one event. */
  void handle(byte[] event, OutputStream output, Context context) throws IOException;

  /**
   * Makes a handler.
   *
   * @param name {@code package.Class::method}, or the class alone
   */
  static Handler load(String name, ClassLoader classes) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name.split("::")[0], true, classes);
    Object handler = type.getDeclaredConstructor().newInstance();
    if (handler instanceof RequestStreamHandler streams) {
      return (event, output, context) ->
          streams.handleRequest(new ByteArrayInputStream(event), output, context);
    }
    if (handler instanceof RequestHandler<?, ?> objects) {
      return ofObjects(objects);
    }
    throw new ClassNotFoundException(
        type + " is neither a RequestStreamHandler nor a RequestHandler");
  }

  @SuppressWarnings("unchecked") // The event is read as the type that the handler declares.
  private static Handler ofObjects(RequestHandler<?, ?> handler) {
    Method method =
        Arrays.stream(handler.getClass().getMethods())
            .filter(it -> it.getName().equals("handleRequest") && !it.isBridge())
            .findFirst()
            .orElseThrow();
    Type eventType = method.getGenericParameterTypes()[0];
    PojoSerializer<Object> events = GsonFactory.getInstance().getSerializer(eventType);
    PojoSerializer<Object> results = GsonFactory.getInstance().getSerializer(Object.class);
    return (event, output, context) ->
        results.toJson(
            ((RequestHandler<Object, Object>) handler)
                .handleRequest(events.fromJson(new ByteArrayInputStream(event)), context),
            output);
  }
}
