package io.github.cdksecurityhub;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.github.cdksecurityhub.internal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The reasons of all refusals that the sources of this module can give, each as the literal text in
 * it: what is filled in is {@link #FILLED}.
 *
 * <p>They are read from the syntax tree of the calls to {@link Refusal#of}, and to the methods that
 * hand a parameter on to it.
 */
final class RefusalReasons extends TreeScanner<Void, Void> {
  static final String FILLED = "\u0000";

  private static final int REASON = 2;

  /** By class, name and number of parameters: which parameter is the reason. */
  private final Map<String, Integer> refusing = new HashMap<>();

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, ExpressionTree> constants = new HashMap<>();
  private final TreeSet<String> reasons = new TreeSet<>();
  private String type = "";
  private List<String> parameters = List.of();
  private String method = "";

  static List<String> in(Path sources) throws IOException {
    RefusalReasons all = new RefusalReasons();
    List<CompilationUnitTree> units = parse(sources);
    int known;
    do {
      known = all.refusing.size();
      units.forEach(unit -> all.scan(unit, null));
    } while (all.refusing.size() > known);
    return List.copyOf(all.reasons);
  }

  private static List<CompilationUnitTree> parse(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<CompilationUnitTree> units = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> java = paths.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
      task.parse().forEach(units::add);
    }
    return units;
  }

  @Override
  public Void visitClass(ClassTree node, Void unused) {
    String outer = type;
    type = node.getSimpleName().isEmpty() ? outer : node.getSimpleName().toString();
    super.visitClass(node, unused);
    type = outer;
    return null;
  }

  @Override
  public Void visitMethod(MethodTree node, Void unused) {
    List<String> outer = parameters;
    String outerMethod = method;
    parameters = node.getParameters().stream().map(it -> it.getName().toString()).toList();
    method = type + "." + node.getName() + "/" + parameters.size();
    super.visitMethod(node, unused);
    parameters = outer;
    method = outerMethod;
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Void unused) {
    if (node.getType() != null) {
      types.put(type + "." + node.getName(), node.getType().toString());
    }
    if (node.getInitializer() != null) {
      constants.put(type + "." + node.getName(), node.getInitializer());
    }
    return super.visitVariable(node, unused);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
    List<? extends ExpressionTree> arguments = node.getArguments();
    int index = reasonOf(node.getMethodSelect(), arguments.size());
    if (index >= 0) {
      int parameter = parameters.indexOf(arguments.get(index).toString());
      if (parameter >= 0 && !type.equals("Refusal")) {
        refusing.put(method, parameter);
      } else if (!type.equals("Refusal")) {
        reasons.addAll(texts(arguments.get(index)));
      }
    }
    return super.visitMethodInvocation(node, unused);
  }

  private int reasonOf(ExpressionTree select, int arguments) {
    String called = select.toString();
    if (called.equals("Refusal.of") && arguments == 4) {
      return REASON;
    }
    int dot = called.lastIndexOf('.');
    String receiver = dot < 0 ? type : called.substring(0, dot);
    String owner = types.getOrDefault(type + "." + receiver, receiver);
    String name = called.substring(dot + 1);
    return refusing.getOrDefault(owner + "." + name + "/" + arguments, -1);
  }

  private List<String> texts(ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return List.of(String.valueOf(literal.getValue()));
    }
    if (tree instanceof ParenthesizedTree inner) {
      return texts(inner.getExpression());
    }
    if (tree instanceof ConditionalExpressionTree either) {
      List<String> both = new ArrayList<>(texts(either.getTrueExpression()));
      both.addAll(texts(either.getFalseExpression()));
      return both;
    }
    if (tree instanceof BinaryTree plus) {
      return texts(plus.getLeftOperand()).stream()
          .flatMap(left -> texts(plus.getRightOperand()).stream().map(right -> left + right))
          .toList();
    }
    if (tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree member
        && member.getIdentifier().contentEquals("formatted")) {
      return texts(member.getExpression()).stream()
          .map(text -> text.replaceAll("%[sd]", FILLED))
          .toList();
    }
    if (tree instanceof IdentifierTree && constants.containsKey(type + "." + tree)) {
      return texts(constants.get(type + "." + tree));
    }
    return List.of(FILLED);
  }
}
