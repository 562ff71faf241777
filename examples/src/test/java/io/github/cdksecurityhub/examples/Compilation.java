package io.github.cdksecurityhub.examples;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles texts as a user's compiler would, with the construct on the class path. */
final class Compilation {
  private Compilation() {}

  /**
   * What the compiler says; empty where it is content.
   *
   * @param sources the texts, by what their files would be called
   */
  static String errors(Map<String, String> sources, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    List<JavaFileObject> files =
        sources.entrySet().stream().map(it -> source(it.getKey(), it.getValue())).toList();
    compiler.getTask(errors, null, null, options, null, files).call();
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
