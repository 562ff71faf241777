package io.github.cdksecurityhub.examples;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a text as a user's compiler would, with the construct on the class path. */
final class Compilation {
  private Compilation() {}

  /** What the compiler says; empty where it is content. */
  static String errors(String name, String code, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    compiler.getTask(errors, null, null, options, null, List.of(source(name, code))).call();
    return errors.toString();
  }

  private static JavaFileObject source(String name, String code) {
    URI uri = URI.create("string:///" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
