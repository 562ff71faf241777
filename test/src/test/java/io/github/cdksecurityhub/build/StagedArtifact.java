package io.github.cdksecurityhub.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * One artifact as the build staged it, which is as Maven Central would get it.
 *
 * @param repository the root of the staged repository
 * @param folder where its files are: group, name, version
 */
record StagedArtifact(Path repository, Path folder) {
  static final String GROUP = "io.github.cdksecurityhub";
  private static final Path ROOT = Path.of("..");

  /** Every artifact that a module of this build stages. */
  static List<StagedArtifact> all() throws IOException {
    List<StagedArtifact> staged;
    try (Stream<Path> modules = Files.list(ROOT)) {
      staged =
          modules
              .map(module -> module.resolve("target").resolve("staging"))
              .filter(Files::isDirectory)
              .map(StagedArtifact::in)
              .sorted((one, other) -> one.name().compareTo(other.name()))
              .toList();
    }
    if (staged.isEmpty()) {
      throw new AssertionError("nothing is staged; `mvn verify` at the root does it");
    }
    return staged;
  }

  private static StagedArtifact in(Path repository) {
    Path group = repository.resolve(GROUP.replace('.', '/'));
    return new StagedArtifact(repository, onlyFolder(onlyFolder(group)));
  }

  private static Path onlyFolder(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      List<Path> folders = children.filter(Files::isDirectory).toList();
      if (folders.size() != 1) {
        throw new AssertionError(parent + " has " + folders + "; an old build's? Run mvn clean");
      }
      return folders.get(0);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + parent, e);
    }
  }

  String name() {
    return folder.getParent().getFileName().toString();
  }

  String version() {
    return folder.getFileName().toString();
  }

  /** What comes after name and version in the names of its files: {@code .jar}, {@code .pom}. */
  Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> suffixes = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString().substring(file("").length()))
          .filter(suffix -> !suffix.endsWith(".md5") && !suffix.endsWith(".sha1"))
          .forEach(suffixes::add);
      return suffixes;
    }
  }

  private String file(String suffix) {
    return name() + "-" + version() + suffix;
  }

  Path path(String suffix) {
    return folder.resolve(file(suffix));
  }

  /** The text at a path of the POM, such as {@code /project/name}; empty where there is none. */
  String pom(String xpath) throws Exception {
    return evaluate("string(" + xpath + ")");
  }

  /** How many elements of the POM a path leads to. */
  int count(String xpath) throws Exception {
    return (int) Double.parseDouble(evaluate("count(" + xpath + ")"));
  }

  private String evaluate(String xpath) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    Document pom = factory.newDocumentBuilder().parse(path(".pom").toFile());
    try {
      return XPathFactory.newInstance().newXPath().evaluate(xpath, pom).strip();
    } catch (XPathExpressionException e) {
      throw new AssertionError(xpath, e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
